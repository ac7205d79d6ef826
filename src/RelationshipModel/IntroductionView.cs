using System.Text.Json.Serialization;
using RelationshipModel.Json;

namespace RelationshipModel;

/// <summary>The views of an introduction that one of the two may be shown. They never show that the other declined.</summary>
[JsonConverter(typeof(RelationshipJsonConverter<IntroductionView>))]
public enum IntroductionView
{
    /// <summary>Nothing: this person was not asked.</summary>
    Hidden = 0,

    /// <summary>This person was asked and has not answered.</summary>
    Asked = 1,

    /// <summary>This person said yes and the other has not yet been introduced.</summary>
    Waiting = 2,

    /// <summary>Both said yes and were introduced.</summary>
    Introduced = 3,

    /// <summary>It goes no further; the reason is not given.</summary>
    Closed = 4,
}
