using NodaTime;
using RelationshipModel.Import.People;
using RelationshipModel.Merging;

namespace RelationshipModel.Import.Tests;

public class RecordsReadmeTests
{
    [Fact]
    public void Readme_Example_Runs()
    {
        string[] args = [Path.GetTempFileName()];
        string path = args[0];
        try
        {
            File.WriteAllBytes(path, ImportFuzzer.Corpus.Files("mbox")[0]);

            ImportOptions options = new()
            {
                Me = ["me@home.example", "me@work.example"],
                AsOf = Instant.FromUtc(2026, 6, 1, 12, 0)
            };
            RecordsReader reader = new(options);
            PeopleIndex people = new();
            ImportSummary summary = new();
            List<Interaction> interactions = [];
            using (FileStream file = File.OpenRead(path))
            {
                foreach (ImportItem item in reader.Read(file, path))
                {
                    summary.Add(item);
                    people.Add(item);
                    if (item is ImportedInteraction imported) interactions.Add(imported.Interaction);
                }
            }

            Console.WriteLine(summary);
            foreach (Merge proposal in people.Propose(Merges.None, options.AsOf)) Console.WriteLine(proposal);

            Assert.Equal(2, interactions.Count);
            ReadmeCode.IsRunBy("", "RelationshipModel.Import");
        }
        finally
        {
            File.Delete(path);
        }
    }
}
