namespace BestNetwork.Tests;

/// <summary>A fenced block of the README, and the text shown as its output in the block right after it.</summary>
internal sealed record ReadmeBlock(string Language, string Text, string? Output);
