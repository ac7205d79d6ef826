namespace RelationshipModel.Orleans;

/// <summary>An <see cref="ErasureException"/> as it travels, with its receipt.</summary>
[GenerateSerializer, Alias("RelationshipModel.ErasureException")]
internal struct CarriedErasureException
{
    [Id(0)]
    internal ErasureReceipt Receipt;

    [Id(1)]
    internal Exception Reason;

    [RegisterConverter]
    internal sealed class Converter : IConverter<ErasureException, CarriedErasureException>
    {
        public ErasureException ConvertFromSurrogate(in CarriedErasureException carried) => new(carried.Receipt, carried.Reason);

        public CarriedErasureException ConvertToSurrogate(in ErasureException fault) =>
            new() { Receipt = fault.Receipt, Reason = fault.InnerException! };
    }
}
