namespace BestNetwork.Tests;

/// <summary>A fenced block of a page, and the text shown as its output in the block right after it.</summary>
internal sealed record ReadmeBlock(string Page, string Language, string Text, string? Output);
