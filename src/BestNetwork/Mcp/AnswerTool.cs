using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BestNetwork.Mcp.Answers;
using BestNetwork.Output;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using RelationshipModel;
using RelationshipModel.Sqlite;

namespace BestNetwork.Mcp;

/// <summary>A tool whose arguments and answer have a schema.</summary>
internal sealed class AnswerTool<TArguments, TAnswer> : McpServerTool
    where TArguments : class
    where TAnswer : Answer
{
    private readonly JsonTypeInfo<TArguments> _arguments;
    private readonly JsonTypeInfo<TAnswer> _answer;
    private readonly Func<TArguments, CancellationToken, ValueTask<TAnswer>> _answerAsync;

    internal AnswerTool(
        string name, string title, string description, bool isReadOnly, JsonTypeInfo<TArguments> arguments,
        JsonTypeInfo<TAnswer> answer, Func<TArguments, CancellationToken, ValueTask<TAnswer>> answerAsync)
    {
        (_arguments, _answer, _answerAsync) = (arguments, answer, answerAsync);
        ProtocolTool = new()
        {
            Name = name,
            Title = title,
            Description = description,
            InputSchema = ToolSchema.OfArguments(arguments),
            OutputSchema = ToolSchema.OfAnswer(answer),
            Annotations = new()
            {
                Title = title,
                ReadOnlyHint = isReadOnly,
                DestructiveHint = false,
                IdempotentHint = isReadOnly,
                OpenWorldHint = false,
            },
        };
    }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<object> Metadata => [];

    /// <inheritdoc/>
    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            TAnswer answer = await _answerAsync(Read(request.Params?.Arguments), cancellationToken);
            return new()
            {
                StructuredContent = JsonSerializer.SerializeToElement(answer, _answer),
                Content = [new TextContentBlock { Text = JsonSerializer.Serialize(answer, _answer) }],
            };
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new() { IsError = true, Content = [new TextContentBlock { Text = VisibleText.Of(MessageOf(e)) }] };
        }
    }

    private static string MessageOf(Exception fault) => fault switch
    {
        RefusedException refused => refused.Reason,
        UsageException or SqliteStoreException or ErasureException => fault.Message,
        _ => $"unexpected {fault.GetType().Name}: {fault.Message}",
    };

    /// <exception cref="UsageException">An argument is unknown, missing or not of its type.</exception>
    private TArguments Read(IDictionary<string, JsonElement>? arguments)
    {
        arguments ??= new Dictionary<string, JsonElement>();
        string[] known = [.. _arguments.Properties.Select(static property => property.Name)];
        if (arguments.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
            throw new UsageException(
                $"'{unknown}' is not an argument of {ProtocolTool.Name}; its arguments are {string.Join(", ", known)}");
        JsonPropertyInfo? missing = _arguments.Properties.FirstOrDefault(property => property.IsRequired
            && (!arguments.TryGetValue(property.Name, out JsonElement value) || value.ValueKind == JsonValueKind.Null));
        if (missing is not null) throw new UsageException($"the argument '{missing.Name}' is missing");

        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            foreach ((string name, JsonElement value) in arguments)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        try
        {
            return JsonSerializer.Deserialize(json.GetBuffer().AsSpan(0, (int)json.Length), _arguments)!;
        }
        catch (JsonException e)
        {
            string at = e.Path is { Length: > 2 } path ? path[2..] : "it";
            throw new UsageException($"the argument '{at}' is not of the type that the tool's schema says");
        }
    }
}
