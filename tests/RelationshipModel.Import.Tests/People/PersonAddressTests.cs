using RelationshipModel.Import.People;

namespace RelationshipModel.Import.Tests;

public class PersonAddressTests
{
    [Theory]
    [InlineData("Ann@X.Example", "ann@x.example")]
    [InlineData(" <ann@x.example> ", "ann@x.example")]
    [InlineData("mailto:ann%40x.example?subject=Hi", "ann@x.example")]
    [InlineData("ann+news@x.example", "ann@x.example")]
    [InlineData("a.n.n@googlemail.com", "ann@gmail.com")]
    [InlineData("a.n.n@x.example", "a.n.n@x.example")]
    [InlineData("ann@bücher.example.", "ann@xn--bcher-kva.example")]
    [InlineData("http://www.LinkedIn.com/in/Ann/?x=y", "https://www.linkedin.com/in/ann")]
    [InlineData("https://m.facebook.com/Ann.Arbor?ref=bookmarks", "https://www.facebook.com/ann.arbor")]
    [InlineData("https://de-de.facebook.com/profile.php?id=7", "https://www.facebook.com/profile.php?id=7")]
    [InlineData("https://mobile.twitter.com/ann", "https://x.com/ann")]
    [InlineData("http://instagram.com/ann?igshid=1", "https://www.instagram.com/ann")]
    [InlineData("https://netflix.com/ann", "https://netflix.com/ann")]
    [InlineData("https://club.example/member?id=7", "https://club.example/member?id=7")]
    [InlineData("tel:+49-(30) 12.34;ext=5", "tel:+49301234")]
    [InlineData("urn:uuid:1", "urn:uuid:1")]
    [InlineData("491711234567@s.whatsapp.net", "tel:+491711234567")]
    [InlineData("491711234567@c.us", "tel:+491711234567")]
    [InlineData("491711234567@lid", "whatsapp:lid-491711234567")]
    [InlineData("12345678@x.example", "12345678@x.example")]
    [InlineData("\"ann..a.\"@x.example", "ann..a.@x.example")]
    [InlineData("\"ann,a\"@x.example", "\"ann,a\"@x.example")]
    [InlineData("/O=CORP/OU=First (A)/CN=Recipients/CN=Ann", "x500:/o=corp/ou=first%20(a)/cn=recipients/cn=ann")]
    [InlineData("mailto:EX:/o=Corp/cn=Ann", "x500:/o=corp/cn=ann")]
    [InlineData("IMCEAEX-_O=CORP_OU=First+20+28A+29_CN=Recipients_CN=Ann@corp.example",
        "x500:/o=corp/ou=first%20(a)/cn=recipients/cn=ann")]
    [InlineData("imceaex-_O=Corp_CN=Ann+2Elee@corp.example", "x500:/o=corp/cn=ann.lee")]
    [InlineData("IMCEASMTP-ann+40x+2Eexample@corp.example", "ann@x.example")]
    public void TryParse_Spelling_GivesTheOne(string text, string value)
    {
        Assert.True(PersonAddress.TryParse(text, out PersonAddress address));
        Assert.Equal((value, value), (address.Value, address.Id.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Ann")]
    [InlineData("@x.example")]
    [InlineData("ann@")]
    [InlineData("a nn@x.example")]
    [InlineData("ann@x.example\u0000")]
    [InlineData("tel:1")]
    [InlineData("/home/ann")]
    public void TryParse_NoAddress_IsRefused(string? text) => Assert.False(PersonAddress.TryParse(text, out _));

    [Fact]
    public void Value_OfTheDefault_Throws() => Assert.Throws<InvalidOperationException>(() => default(PersonAddress).Value);
}
