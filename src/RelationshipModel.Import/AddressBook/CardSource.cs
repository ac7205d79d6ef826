using RelationshipModel.Import.People;
using RelationshipModel.Import.Text;

namespace RelationshipModel.Import.AddressBook;

/// <summary>One reading of an address book.</summary>
internal sealed class CardSource(Stream source, string file, ImportLimits limits, CancellationToken cancellationToken)
{
    private readonly ContentLineReader _lines = new(source, limits, cancellationToken);
    private CardDraft? _draft;
    private int _depth;
    private int _count;
    private int _size;
    private string? _fault;
    private long _line;
    private long _offset;
    private bool _sawCard;

    internal IEnumerable<SourceItem<PersonRecord>> Read()
    {
        while (_lines.Next())
        {
            if (!_lines.IsBoundary(out bool begins, out string component) || component != "VCARD")
            {
                Property();
                continue;
            }

            if (begins && _draft is { } unclosed && !unclosed.IsInAgent)
            {
                yield return Fault("the card is not closed: another begins within it");
                _draft = null;
                _depth = 0;
            }

            if (begins) Begin();
            else if (_depth > 0 && --_depth == 0 && _draft is { } draft)
            {
                yield return Item(draft);
                _draft = null;
            }

            if (_depth <= limits.Nesting) continue;
            string reason = FormattableString.Invariant($"cards are nested deeper than {limits.Nesting} (Nesting)");
            yield return new(new SourceFault(file, _lines.Number, reason, _lines.Offset, EndsReading: true));
            yield break;
        }

        if (_draft is not null) yield return Fault("the card is not closed: the file was cut off");
        if (_lines.Damage is { } damage)
            yield return new(new SourceFault(file, _lines.Number, damage, _lines.Offset, EndsReading: true));
        else if (!_sawCard)
            yield return new(new SourceFault(file, 1, "there is no card here: nothing begins with BEGIN:VCARD", 0,
                EndsReading: true));
    }

    private void Begin()
    {
        _sawCard = true;
        if (++_depth > 1) return;
        _draft = new();
        _fault = null;
        _count = _size = 0;
        _line = _lines.Number;
        _offset = _lines.Offset;
    }

    private void Property()
    {
        if (_draft is null || _depth != 1) return;
        if (++_count > limits.ComponentLines)
            _fault ??= FormattableString.Invariant($"the card has more than {limits.ComponentLines} lines (ComponentLines)");
        if (_fault is not null || ContentLine.Parse(_lines.Line) is not { } line) return;
        if (!_draft.Add(line)) return;
        _size += _lines.Line.Length;
        if (_size > limits.ComponentSize)
            _fault = FormattableString.Invariant($"the card is larger than {limits.ComponentSize} bytes (ComponentSize)");
        if (_lines.IsCut)
            _fault = FormattableString.Invariant($"a line of the card is longer than {limits.LineLength} bytes (LineLength)");
        if (_draft.AddressCount > limits.Attendees)
            _fault = FormattableString.Invariant($"the card has more than {limits.Attendees} addresses (Attendees)");
    }

    private SourceItem<PersonRecord> Item(CardDraft draft) =>
        _fault is { } fault
        ? Fault(fault)
        : draft.Finish() is { } person ? new(person, _line)
        : Fault("the card names nobody: it has neither a name nor an address");

    private SourceItem<PersonRecord> Fault(string reason) => new(new SourceFault(file, _line, reason, _offset));
}
