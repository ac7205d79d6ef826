namespace RelationshipModel.Rows;

/// <summary>A row of a table as a store reads it: its cells by the places of their columns.</summary>
internal interface IRow
{
    bool IsEmpty(int place);

    string Text(int place);

    int Number(int place);

    long BigNumber(int place);

    double Real(int place);

    bool Flag(int place);
}
