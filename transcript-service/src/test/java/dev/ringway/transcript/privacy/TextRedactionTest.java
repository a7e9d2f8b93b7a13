package dev.ringway.transcript.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.starter.security.DataMask;
import dev.ringway.transcript.analysis.entities.EntityAnalyzer;
import dev.ringway.transcript.analysis.language.SpokenLanguage;
import dev.ringway.transcript.analysis.language.WordLists;
import dev.ringway.transcript.analysis.standard.PhoneNumbers;
import dev.ringway.transcript.intake.privacy.StandardCheckDigits;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRedactionTest {

    private static final Set<PersonalData> ALL = EnumSet.allOf(PersonalData.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Write to zoe.martin+x@mail.example.co.uk. | Write to [email].",
                "It is zoe at example dot com, yes. | It is [email], yes.",
                "Call me on (415) 555-0123 please | Call me on [phone-number] please",
                "or +33 1 23 45 67 89 | or [phone-number]",
                "4111 1111 1111 1111 is my card | [card-number] is my card",
                "4111-1111-1111-1111. | [card-number].",
                "4111111111111112 | [number]",
                "DE89 3704 0044 0532 0130 00 | [iban]",
                "iban gb29nwbk60161331926819 | iban [iban]",
                "my account is 0012345678 | my account is [number]",
                "social 078-05-1120 | social [number]",
                "it is four one five, five five five, zero one two three | it is [number]",
                "null eins sieben sechs zwei drei | [number]",
                "I am Zoë Martin, Mrs. Martin | I am [person], Mrs. [person]",
                "ZOË MARTIN | [person]",
                "DE89370400440532013000 please | [iban] please",
                "DE89 3704 0044 0532 0130 00 thanks | [iban] thanks",
                "4111 1111 1111 1111 2nd card | [card-number] 2nd card",
                "4111 1111 1111 1111 12/27 | [card-number] 12/27",
                "customer number is 12345678 2nd line | customer number is [number] 2nd line",
                "48291734 3x | [number] 3x",
                "contract AB12345678, or 12345678A | contract AB[number], or [number]A",
                "x12345678y and ab12 345 678 | x[number]y and ab12 [number]",
                "it is ID4155550123x | it is ID[number]x",
                "4111, 1111, 1111, 1111 is my card | [card-number] is my card",
                "4111,1111,1111,1111 | [card-number]",
                "4111\u00a01111\u00a01111\u00a01111 | [card-number]",
                "4111\u20131111\u20131111\u20131111 | [card-number]",
                "\u0664\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 | [card-number]",
                "account \u0967\u0968\u0969\u096a\u096b\u096c\u096d\u096e | account [number]",
                "account 123\u00a0456\u2013789 | account [number]",
                "four, one, 5, 5, five, 5 | [number]",
                "CA15884136 is no call | CA[number] is no call",
                "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000 | [iban]",
                "four one five five five five eighty two | [number] eighty two",
                "john dot smith at gmail dot com | [email]",
                "it is zoe underscore miller at example dot com | it is [email]",
                "zoe dash miller at my hyphen shop dot co dot uk, yes | [email], yes",
                "z o e at gmail dot com | [email]",
                "Z, O, E dot m at gmail dot com | [email]",
                "it is z-o-e miller at g m x dot d e now | it is [email] now",
                "zoe at gmail dot c o m | [email]",
            })
    void isTakenOut(String text, String left) {
        TextRedaction redaction = redaction(ALL, "Zoë Martin");

        assertThat(redaction.of(text)).isEqualTo(left);
        assertThat(redaction.of(left)).as("done again").isEqualTo(left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "On 2026-11-02 at 15:30, for 25 euros.",
                "2026-11-02 15:30:00",
                "02.11.2026 or 2/11/26",
                "a martin is a bird",
                "2026-11-02T15:00:00Z",
                "Flight LH4711, seat 22A, gate 7.",
                "We met at noon at the station dot.",
                "Look at this point in time.",
                "I am at a plus dash point.",
                "one two three",
                "The Martinique route.",
                "CA15884136fed840d807968d7c83b21ba4",
                "call CA15884136fed840d807968d7c83b21ba4, recording RE15884136123456d807968d7c83b21ba4.",
                "32484469-cdf9-4e09-ac51-012345678901",
                "conv_4301k7m2b8xre9f8k3q5a0n1t612 and agent_7101123456mhfg983brhmhkd98n6",
                "2026-11-02T15:00:00.123456Z",
                "On November 12, 2026, at 10.",
                "at 10:30, 2026-11-02, room 12, 2026-11-03",
                "[email] and [number]"
            })
    void isNobodysAndStays(String text) {
        assertThat(redaction(ALL, "Zoë Martin").of(text)).isEqualTo(text);
    }

    /** However a call list writes them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ZOE MILLER | Miller here, Zoe Miller. | [person] here, [person].",
                "zoe miller | Miller here, ZOE I mean. | [person] here, [person] I mean.",
                "zoe | This is Zoe. | This is [person].",
                "will bill | Bill, the bill will come. | [person], the bill will come.",
                "zoe d'angelo | Mrs. D'Angelo | Mrs. [person]",
                "Zoe d'Angelo | d'Angelo and D'ANGELO | [person] and [person]",
                "SEAN MCDONALD | Mr. McDonald | Mr. [person]",
                "Anna von der Heide | Von allem. Frau Heide | Von allem. Frau [person]",
                "田中太郎 | 田中太郎です | [person]です",
                "田中　太郎 | 田中さん、太郎さん | [person]さん、[person]さん",
                "王伟 | 我是王伟。 | 我是[person]。",
                "محمد | اسمي محمد. | اسمي [person].",
                "김민수 | 저는 김민수입니다 | 저는 [person]입니다",
                "Jo | Hi Jo, thanks, JO. Not jo. | Hi [person], thanks, [person]. Not jo.",
                "Al | Al and Al's car, al fin, Also, all. | [person] and [person]'s car, al fin, Also, all.",
                "Mr. Li | Mr. Jones and Li | Mr. Jones and [person]",
                "Jo Li | Thanks, Jo. Ms. Li, li. | Thanks, [person]. Ms. [person], li.",
                "Al | Al-Ahmad, Als | [person]-Ahmad, Als",
                "Ann Jones | Mrs. Smith-Jones | Mrs. Smith-[person]",
                "Anna Berg | Annas Konto, ANNAS, Bergs, anna bergs, annas | [person] Konto, [person], [person], [person], annas",
                "Ann | Ann's, Ann’s, Anns, Annie | [person]'s, [person]’s, [person], Annie",
            })
    void theNameOfAContactIsTakenOutInWhateverCaseItIsWritten(String name, String text, String left) {
        assertThat(redaction(EnumSet.of(PersonalData.PERSON), name).of(text)).isEqualTo(left);
    }

    /** As a language model writes them: there is no capital letter to tell a name by. */
    @Test
    void noKeywordHasANameInIt() {
        TextRedaction redaction = redaction(ALL, "Zoe Miller", "田中太郎");

        assertThat(redaction.leaves("miller")).isFalse();
        assertThat(redaction.leaves("call zoe back")).isFalse();
        assertThat(redaction.leaves("田中太郎の注文")).isFalse();
        assertThat(redaction.leaves("order 12345678")).isFalse();
        assertThat(redaction.leaves("millers")).isTrue();
        assertThat(redaction.leaves("router")).isTrue();
        assertThat(redaction(EnumSet.of(PersonalData.EMAIL), "Zoe Miller").leaves("miller"))
                .isTrue();
    }

    /** Who may not see numbers is shown none that a redaction would take out. */
    @Test
    void everyDigitThatIsSpokenIsHiddenFromViewersToo() {
        List<String> words = WordLists.lines("privacy/digits.txt").orElseThrow().stream()
                .flatMap(line -> Stream.of(line.split(" +")))
                .toList();

        assertThat(words).hasSizeGreaterThan(40).allSatisfy(word -> {
            String number = String.join(" ", Collections.nCopies(6, word));
            assertThat(redaction(ALL).of(number)).isEqualTo("[number]");
            assertThat(DataMask.mask(number)).isEqualTo("•••");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01632 960123",
                "07700 900123",
                "089 123456",
                "030/123456",
                "98765 43210",
                "555-0123",
                "415/555/0123",
                "+44 (0)1632 960123"
            })
    void whatIsTakenOutIsHiddenFromViewersToo(String number) {
        assertThat(redaction(ALL).of(number)).doesNotContain(number.substring(number.length() - 4));
        assertThat(DataMask.mask("at " + number))
                .matches("at (?:\\+[0-9]{4})?•••(?:0123)?")
                .doesNotContain(number);
    }

    @Test
    void whatALanguageSpeaksIsTakenOutInIt() {
        TextRedaction german = new TextRedaction(
                ALL,
                List.of("Anna von der Heide", "Person"),
                new EntityAnalyzer(new PhoneNumbers(true))::addresses,
                new StandardCheckDigits(),
                Optional.of(new SpokenLanguage("de", Optional.empty())));

        assertThat(german.of("zoe at beispiel punkt de")).isEqualTo("[email]");
        assertThat(german.of("zoe unterstrich miller at gmail punkt com")).isEqualTo("[email]");
        assertThat(german.of("zoe unterstrich miller at gmail dot com")).isEqualTo("[email]");
        assertThat(german.of("z o e bindestrich m at g m x punkt de")).isEqualTo("[email]");
        assertThat(german.of("Frau von der Heide, der Anfang von allem"))
                .isEqualTo("Frau von der [person], der Anfang von allem");
        assertThat(german.of(german.of("Anna, eine Person"))).isEqualTo("[person], eine [person]");
    }

    @Test
    void onlyWhatIsAskedForIsTakenOut() {
        String text = "Zoë: zoe@example.com, 4111 1111 1111 1111";

        assertThat(redaction(EnumSet.of(PersonalData.EMAIL), "Zoë").of(text))
                .isEqualTo("Zoë: [email], 4111 1111 1111 1111");
        assertThat(redaction(EnumSet.of(PersonalData.PERSON), "Zoë").of(text))
                .isEqualTo("[person]: zoe@example.com, 4111 1111 1111 1111");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 ",
                "a.",
                "one ",
                "DE89 ",
                "a at b dot ",
                "a dash b ",
                "z ",
                "z, ",
                "a at b dash ",
                "1, ",
                "AB123",
                "(",
                "4111-",
                "+1",
                "a@b."
            })
    void noTextIsTooLongForIt(String piece) {
        String text = piece.repeat(20_000);

        assertThat(redaction(ALL, "Zoë Martin").of(text)).isNotNull();
    }

    private static TextRedaction redaction(Set<PersonalData> kinds, String... names) {
        return new TextRedaction(
                kinds,
                List.of(names),
                new PhoneNumbers(),
                new StandardCheckDigits(),
                Optional.of(new SpokenLanguage("en", Optional.empty())));
    }
}
