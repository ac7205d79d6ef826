using ExistingCrm;

await using WebApplication app = await CrmApplication.CreateAsync(args);
await app.RunAsync();
