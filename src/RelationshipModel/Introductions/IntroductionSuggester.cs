using RelationshipModel.Internals;
using RelationshipModel.Scoring;

namespace RelationshipModel.Introductions;

/// <summary>
/// Suggests which of an owner's contacts should meet, with what each of them gains. Data in, result out: it sees no clock and no
/// store. Immutable, safe for concurrent use.
/// </summary>
/// <remarks>
/// The score of a pair is Fit x (1 - Acquainted) x Standing x Readiness; the formulas are in the README of this folder. Never
/// suggested are pairs that know each other (by a statement or a known tie), or one of whose people wants no
/// introductions, is paused, ended or deceased, or is not scored, or whose tie is unanswered; pairs with an open or made
/// introduction, or one that was declined within a year; and the owner.
/// </remarks>
public sealed class IntroductionSuggester
{
    /// <summary>The default number of suggestions.</summary>
    public const int DefaultTop = 5;

    /// <summary>The chance of being acquainted from which a digest leaves a pair out: nobody introduces a couple, or those who
    /// sat at one small table.</summary>
    internal const double AsGoodAsAcquainted = .9;

    /// <summary>Creates a suggester.</summary>
    /// <param name="options">The constants; null for the defaults.</param>
    /// <exception cref="ArgumentException">Options are out of their ranges; the message names each.</exception>
    public IntroductionSuggester(IntroductionOptions? options = null) =>
        Options = (options ?? IntroductionOptions.Default).Checked();

    /// <summary>Gets the constants.</summary>
    public IntroductionOptions Options { get; }

    /// <summary>Suggests introductions, those with the highest score first; equal ones in the order of the pairs.</summary>
    /// <param name="snapshot">The owner's network.</param>
    /// <param name="knownTies">
    /// The ties known among people, in which a contact has the id that it has in the owner's network, and the owner the contact
    /// id of the same key; null if none are known. Ties to the owner do not matter here: the owner knows both.
    /// </param>
    /// <param name="top">The maximum number, with no contact in more than <see cref="IntroductionOptions.MaxPerContact"/> of
    /// them, and without pairs who are almost certainly acquainted; 0 for all.</param>
    /// <param name="among">The contacts to introduce to each other, such as the guests of a gathering; null for all
    /// contacts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public IReadOnlyList<IntroductionSuggestion> Suggest(
        NetworkSnapshot snapshot, TieNetwork? knownTies = null, int top = DefaultTop, IEnumerable<ContactId>? among = null)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        HashSet<ContactId>? guests = among?.ToHashSet();
        if (guests is { Count: < 2 }) return [];
        IntroductionScorer scorer = new(snapshot, knownTies ?? TieNetwork.Empty, Options, guests);
        return [.. (top == 0 ? All(scorer) : Digest(scorer, top)).Select(scorer.Suggestion)];
    }

    private static List<Candidate> All(IntroductionScorer scorer)
    {
        List<Candidate> all = [];
        scorer.Score(static _ => true, all.Add, static () => { });
        all.Sort();
        return all;
    }

    /// <summary>
    /// Takes pairs in order, passing over those of a contact who stands in enough already. What one contact's pairs can lose to
    /// others that way is bounded, so that only a few of each need to be kept.
    /// </summary>
    private List<Candidate> Digest(IntroductionScorer scorer, int top)
    {
        int most = Options.MaxPerContact;
        BoundedHeap<Candidate> ofSource = new((int)Math.Min(int.MaxValue, most + 2L * (top - 1) / most));
        DigestBound least = new(top, most);
        List<Candidate> kept = [];
        scorer.Score(pair => pair.Score >= least.Score && ofSource.Takes(pair), Take, EndSource, AsGoodAsAcquainted);
        kept.Sort();

        List<Candidate> digest = [];
        Dictionary<int, int> standing = [];
        foreach (Candidate pair in kept)
        {
            if (digest.Count == top) break;
            int first = standing.GetValueOrDefault(pair.First), second = standing.GetValueOrDefault(pair.Second);
            if (first >= most || second >= most) continue;
            (standing[pair.First], standing[pair.Second]) = (first + 1, second + 1);
            digest.Add(pair);
        }

        return digest;

        void Take(Candidate pair)
        {
            ofSource.Add(pair);
            least.Add(pair);
        }

        void EndSource()
        {
            kept.AddRange(ofSource.Sorted());
            ofSource.Clear();
        }
    }
}
