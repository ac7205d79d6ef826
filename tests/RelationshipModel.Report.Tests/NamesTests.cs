namespace RelationshipModel.Report.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("Ann Okafor", "Ann Okafor")]
    [InlineData("Bartholomew von Hohenstein 0001", "Bartholomew")]
    [InlineData("Bartholomew Abendroth-Quist 01", "Bartholomew")]
    [InlineData("Maria Teresa de la Cruz y Hernandez", "Maria Teresa de la Cruz")]
    [InlineData("bartholomew von hohenstein-abendroth", "bartholomew")]
    [InlineData("Abendroth-Quist-von-Hohenstein", "Abendroth-Quist-von-Hohen…")]
    [InlineData("Dr Abendroth-Quist-von-Hohenstein", "Dr Abendroth-Quist-von-Ho…")]
    public void Short_LongName_KeepsWholeWords(string name, string expected) => Assert.Equal(expected, Names.Short(name, 26));
}
