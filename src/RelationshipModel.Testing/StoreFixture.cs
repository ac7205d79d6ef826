using System.Globalization;
using NodaTime;

namespace RelationshipModel.Testing;

/// <summary>The store of a suite: its capabilities, and a place for the rows of each test. One for each class of tests.</summary>
/// <remarks>
/// Derive each suite with it, one line each: <c>public sealed class MyContactTests(MyFixture fixture) :
/// ContactStoreConformance&lt;MyFixture&gt;(fixture);</c>. To set up something that all tests share, such as a server, let it
/// implement <see cref="IAsyncLifetime"/>.
/// </remarks>
public abstract class StoreFixture
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>Gets the capabilities of the store.</summary>
    public abstract StoreCapabilities Capabilities { get; }

    /// <summary>Gets what the store keeps, and the form of its keys. By default everything, with keys of any text.</summary>
    public virtual StoreFit Fit => StoreFit.Everything;

    /// <summary>Gets the two owners whose rows the fitted suites keep. If users have their own rows, create these in
    /// <see cref="CreateAsync"/>.</summary>
    public IReadOnlyList<OwnerId> Owners => [OwnerOf("owner"), OwnerOf("Owner")];

    /// <summary>Creates an empty place to keep rows in, for one test only: a database, a schema, a list.</summary>
    public abstract ValueTask<StoreUnderTest> CreateAsync();

    /// <summary>Creates the id of an owner.</summary>
    /// <param name="name">The name of the owner in a suite. The same name is the same owner.</param>
    public virtual OwnerId OwnerOf(string name) => new(KeyOf(Fit.OwnerKeys, name));

    /// <summary>Creates the id of a contact.</summary>
    /// <param name="name">The name of the contact in a suite. The same name is the same contact.</param>
    public virtual ContactId ContactOf(string name) => new(KeyOf(Fit.ContactKeys, name));

    /// <summary>Creates the id of an interaction.</summary>
    /// <param name="name">The name of the interaction in a suite. The same name is the same interaction.</param>
    public virtual InteractionId InteractionOf(string name) => new(KeyOf(Fit.InteractionKeys, name));

    /// <summary>Returns what the store keeps of a contact: what it gives back of it.</summary>
    /// <param name="contact">The contact. What the store keeps is kept whole the second time.</param>
    /// <remarks>By default what <see cref="Fit"/> says. Override it where a store keeps something else.</remarks>
    public virtual Contact Keep(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        StoreFit fit = Fit;
        if (fit == StoreFit.Everything) return contact;
        Contact kept = RowCopy<Contact>.Fill(
            new(contact.Id, contact.Name), contact, field => field == nameof(Contact.Name) || fit.KeepsOfContact(field));
        return fit.MaxTextLength is null ? kept : kept with
        {
            Name = Cut(kept.Name),
            Place = kept.Place is { } place ? Cut(place) : null,
            Interests = [.. kept.Interests.Select(Cut)],
            Offers = [.. kept.Offers.Select(Cut)],
            Needs = [.. kept.Needs.Select(Cut)],
        };
    }

    /// <summary>Returns what the store keeps of an interaction: what it gives back of it.</summary>
    /// <param name="interaction">The interaction. What the store keeps is kept whole the second time.</param>
    /// <remarks>By default what <see cref="Fit"/> says. Override it where a store keeps something else.</remarks>
    public virtual Interaction Keep(Interaction interaction)
    {
        ArgumentNullException.ThrowIfNull(interaction);
        StoreFit fit = Fit;
        if (fit == StoreFit.Everything) return interaction;
        Channel channel = fit.Channels is not { } channels || channels.Contains(interaction.Channel)
            ? interaction.Channel : channels[(int)interaction.Channel % channels.Count];
        Interaction kept = RowCopy<Interaction>.Fill(
            new(interaction.Id, Rounded(interaction.At), channel, interaction.Contacts), interaction, fit.KeepsOfInteraction);
        return kept with
        {
            Length = kept.Length is { } length ? Rounded(Duration.Min(length, fit.MaxLength ?? length), fit.LengthPrecision)
                : null,
        };
    }

    /// <summary>Whether nothing is left out, and every key is the text that the suites choose.</summary>
    internal bool KeepsEverything => Fit == StoreFit.Everything && ContactOf("a") == new ContactId("a")
        && OwnerOf("a") == new OwnerId("a") && InteractionOf("a") == new InteractionId("a");

    /// <summary>A contact that a suite made, by the host's key and as the store keeps it.</summary>
    internal Contact Fitted(Contact contact, string prefix = "") => Keep(WithKey(contact, prefix));

    /// <summary>An interaction that a suite made, by the host's keys and as the store keeps it.</summary>
    internal Interaction Fitted(Interaction interaction, string prefix = "") => Keep(WithKeys(interaction, prefix));

    /// <summary>A contact that a suite made, by the host's key and whole.</summary>
    internal Contact WithKey(Contact contact, string prefix = "") => KeepsEverything ? contact
        : RowCopy<Contact>.Fill(new(ContactOf(prefix + contact.Id.Value), contact.Name), contact, static _ => true);

    /// <summary>An interaction that a suite made, by the host's keys and whole.</summary>
    internal Interaction WithKeys(Interaction interaction, string prefix = "") => KeepsEverything ? interaction
        : RowCopy<Interaction>.Fill(
            new(InteractionOf(prefix + interaction.Id.Value), interaction.At, interaction.Channel,
                interaction.Contacts.Select(contact => ContactOf(prefix + contact.Value))),
            interaction, static field => field != nameof(Interaction.Initiator)) with
        {
            Initiator = interaction.Initiator.Contact is { } by ? Initiator.Of(ContactOf(prefix + by.Value))
                : interaction.Initiator,
        };

    private string KeyOf(KeyForm form, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return form switch
        {
            KeyForm.Int32 => NumberOf(name).ToString(CultureInfo.InvariantCulture),
            KeyForm.Int64 => ((1L << 40) + NumberOf(name)).ToString(CultureInfo.InvariantCulture),
            KeyForm.Guid => $"{NumberOf(name):x8}-0000-4000-8000-000000000000",
            _ => name,
        };
    }

    /// <summary>A number for a name, in another order than the names, as the keys of a database are.</summary>
    private int NumberOf(string name)
    {
        const int Spread = 7919, Prime = 1_000_003;
        lock (_numbers)
        {
            if (_numbers.TryGetValue(name, out int known)) return known;
            return _numbers[name] = (int)((_numbers.Count + 1L) * Spread % Prime);
        }
    }

    private string Cut(string text)
    {
        if (Fit.MaxTextLength is not { } length || text.Length <= length) return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    private Instant Rounded(Instant at) => NodaConstants.UnixEpoch + Rounded(at - NodaConstants.UnixEpoch, Fit.TimePrecision);

    private static Duration Rounded(Duration value, Duration precision)
    {
        if (precision == Duration.Epsilon) return value;
        Int128 whole = (Int128)value.ToBigIntegerNanoseconds(), step = (Int128)precision.ToBigIntegerNanoseconds();
        Int128 rest = ((whole % step) + step) % step;
        return Duration.FromNanoseconds((System.Numerics.BigInteger)(whole - rest));
    }
}
