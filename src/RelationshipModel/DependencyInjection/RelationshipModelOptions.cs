using RelationshipModel.Changes;
using RelationshipModel.Circles;
using RelationshipModel.Gatherings;
using RelationshipModel.Internals;
using RelationshipModel.Introductions;
using RelationshipModel.Revisits;
using RelationshipModel.Scoring;
using RelationshipModel.Wording;

namespace RelationshipModel.DependencyInjection;

/// <summary>The options of all engines. Immutable; change them with a <c>with</c> expression.</summary>
public sealed record RelationshipModelOptions
{
    /// <summary>Gets the constants of the score, and the owners' time zone.</summary>
    public ScoringOptions Scoring { get; init => field = Require.NotNull(value).Checked(); } = ScoringOptions.Default;

    /// <summary>Gets the constants of revisits.</summary>
    public RevisitOptions Revisits { get; init => field = Require.NotNull(value).Checked(); } = RevisitOptions.Default;

    /// <summary>Gets the constants of introductions.</summary>
    public IntroductionOptions Introductions { get; init => field = Require.NotNull(value).Checked(); } =
        IntroductionOptions.Default;

    /// <summary>Gets the constants of gatherings.</summary>
    public GatheringOptions Gatherings { get; init => field = Require.NotNull(value).Checked(); } = GatheringOptions.Default;

    /// <summary>Gets the constants of what counts as a change.</summary>
    public ChangeOptions Changes { get; init => field = Require.NotNull(value).Checked(); } = ChangeOptions.Default;

    /// <summary>Gets the constants of circles.</summary>
    public CircleOptions Circles { get; init => field = Require.NotNull(value).Checked(); } = CircleOptions.Default;

    /// <summary>Gets whether an owner's id names the same person among contacts, as where members of a community have each
    /// other as contacts.</summary>
    /// <value>False by default: the owner with the id 1 is somebody else than the contact with the id 1.</value>
    public bool OwnersAreContacts { get; init; }

    /// <summary>Gets the language of reasons, for <see cref="IReasonRenderer"/>.</summary>
    /// <value><see cref="Language.English"/> by default.</value>
    public Language Language { get; init => field = Require.NotNull(value); } = Language.English;
}
