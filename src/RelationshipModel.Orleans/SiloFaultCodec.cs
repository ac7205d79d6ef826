using System.Data.Common;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.GeneratedCodeHelpers;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace RelationshipModel.Orleans;

/// <summary>Writes exceptions that Orleans cannot carry as <see cref="SiloFaultException"/>, without which a caller would be told
/// of a missing codec in their place.</summary>
/// <param name="exceptions">The codec of exceptions that Orleans can carry.</param>
internal sealed class SiloFaultCodec(ExceptionCodec exceptions) : IGeneralizedCodec
{
    /// <summary>Whether a type is written by this codec. Those of databases are even if Orleans can carry them, since it leaves
    /// out whether they are transient.</summary>
    public bool IsSupportedType(Type type) =>
        type.IsAssignableTo(typeof(DbException))
        || (type.IsAssignableTo(typeof(Exception)) && !exceptions.IsSupportedType(type));

    public void WriteField<TBufferWriter>(
        ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : System.Buffers.IBufferWriter<byte> =>
        OrleansGeneratedCodeHelper.SerializeUnexpectedType(
            ref writer, fieldIdDelta, expectedType!, SiloFaultException.Of((Exception)value!));

    public object ReadValue<TInput>(ref Reader<TInput> reader, Field field) =>
        throw new NotSupportedException($"What is read is a {nameof(SiloFaultException)}.");
}
