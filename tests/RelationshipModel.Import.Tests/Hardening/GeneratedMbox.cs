using System.Text;
using RelationshipModel.Import.Files;

namespace RelationshipModel.Import.Tests;

/// <summary>A mailbox of any size that is made while it is read.</summary>
internal sealed class GeneratedMbox(long size) : ForwardStream
{
    private static readonly byte[] Body = Encoding.ASCII.GetBytes(string.Concat(
        Enumerable.Repeat("A line of a body, neither short nor long, as people write them all day long.\n", 60)));

    private byte[] _message = [];
    private int _position;
    private long _given;

    internal int Messages { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (_position == _message.Length)
        {
            if (_given >= size) return 0;
            Next();
        }

        int count = Math.Min(buffer.Length, _message.Length - _position);
        _message.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        _given += count;
        return count;
    }

    private void Next()
    {
        int number = Messages++;
        string header = FormattableString.Invariant($"From p{number % 500}@x.example Mon Jan  5 10:00:00 2026\n")
            + FormattableString.Invariant($"Received: from a by b; Mon, 5 Jan 2026 10:00:01 +0000\n")
            + FormattableString.Invariant(
                $"From: Person {number % 500} <p{number % 500}@x.example>\nTo: Me <me@home.example>, other{number % 50}@x.example\n")
            + FormattableString.Invariant($"Date: Mon, 5 Jan 2026 {number / 60 % 24:00}:{number % 60:00}:00 +0000\n")
            + FormattableString.Invariant($"Message-ID: <{number}@x.example>\nSubject: Number {number}\n\n");
        _message = [.. Encoding.ASCII.GetBytes(header), .. Body, (byte)'\n'];
        _position = 0;
    }
}
