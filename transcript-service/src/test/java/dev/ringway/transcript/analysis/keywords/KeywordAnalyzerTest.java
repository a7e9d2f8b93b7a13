package dev.ringway.transcript.analysis.keywords;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Call;
import dev.ringway.transcript.analysis.standard.StandardAnalyzers;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeywordAnalyzerTest {

    @Test
    void countsAWordInAllItsForms() {
        Call call = Call.in("en")
                .user("Two refunds, please.")
                .agent("Which refunds?")
                .user("Mine, and the sofa. A refund at once.");
        assertThat(keywords(call)).startsWith("refunds").contains("sofa").doesNotContain("refund");
    }

    @Test
    void findsTermsOfSeveralWords() {
        Call call = Call.in("en")
                .user("My account number?")
                .agent("The account number, yes.")
                .user("The account number is long.");
        assertThat(keywords(call)).startsWith("account number").doesNotContain("account", "number");
    }

    @Test
    void doesNotJoinWhatPunctuationParts() {
        Call call = Call.in("en").user("Router, modem. Router, modem.");
        assertThat(keywords(call)).containsExactly("router", "modem");
    }

    @Test
    void leavesOutNumbersAndWhatIsAnEntity() {
        Call call = Call.in("en")
                .user(
                        "My name is Zoe Martin, zoe@example.com, 415-555-0132, 88213, A1B2. The router costs 20 dollars tomorrow.");
        assertThat(keywords(call)).containsExactly("router");
    }

    @Test
    void takesWhatWasDoneWhereNothingElseWasSpokenOf() {
        assertThat(keywords(Call.in("en").user("Yes, please call me on Friday.").agent("Booked.")))
                .containsExactly("booked");
        assertThat(keywords(Call.in("en").user("I booked a table.").agent("The table is booked.")))
                .containsExactly("table");
        assertThat(keywords(Call.in("en").user("Yes, hello?").agent("Thank you, goodbye.")))
                .isEmpty();
    }

    @Test
    void givesAtMostFifteen() {
        Call call = Call.in("en");
        for (String word :
                ("router modem cable sofa table lamp carpet window door roof garden fence kitchen bathroom engine "
                                + "bicycle ticket passport luggage camera")
                        .split(" ", -1)) {
            call.user("The " + word + ", or a " + word + ", and that " + word + ".");
        }
        assertThat(keywords(call)).hasSize(15).contains("router");
    }

    @Test
    void saysTheWordAndNotItsArticle() {
        assertThat(keywords(Call.in("fr").user("L'équipe est là. L’équipe.").user("Un rendez-vous, le rendez-vous.")))
                .containsExactlyInAnyOrder("équipe", "rendez-vous");
        assertThat(keywords(Call.in("en").user("The customer's router.")))
                .containsExactlyInAnyOrder("customer", "router");
    }

    @Test
    void knowsOtherLanguages() {
        assertThat(keywords(Call.in("nl").user("Mijn rekening klopt niet, de rekening is te hoog.")))
                .startsWith("rekening");
        assertThat(keywords(Call.in("ru").user("Где мой заказ? Заказ оплачен.")))
                .startsWith("заказ");
        assertThat(keywords(Call.in("de-AT").user("Die Rechnungen, die Rechnung und die Rechnungen.")))
                .startsWith("rechnungen");
    }

    @Test
    void guessesNothingWithoutAStopWordList() {
        assertThat(keywords(Call.in("ja").user("予約を変更したいのですが"))).isEmpty();
        assertThat(keywords(Call.in("xx").user("router router"))).isEmpty();
    }

    private static List<String> keywords(Call call) {
        return StandardAnalyzers.offline()
                .analyze(call.conversation(), Analysis.NONE)
                .keywords();
    }
}
