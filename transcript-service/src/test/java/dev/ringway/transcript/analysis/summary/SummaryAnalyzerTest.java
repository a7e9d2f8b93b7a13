package dev.ringway.transcript.analysis.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.Call;
import dev.ringway.transcript.analysis.standard.StandardAnalyzers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryAnalyzerTest {

    private static final Call CALL = Call.in("en")
            .agent("Thank you for calling. How can I help you today?")
            .user("Hi there. The router that you sent me is broken.")
            .agent("I am sorry. Which router is it?")
            .user("The big router. I want a new one.")
            .agent("A new router will be with you on Friday.");

    @Test
    void takesTheSentencesThatSayMost() {
        Analysis analysis = analyzed(CALL, Analysis.NONE);
        assertThat(analysis.summary().orElseThrow())
                .startsWith("The router that you sent me is broken.")
                .contains("A new router will be with you on Friday.")
                .doesNotContain("How can I help you");
        assertThat(analysis.title()).contains("The router that you sent me is broken");
    }

    @Test
    void keepsWhatIsGiven() {
        Analysis given =
                Analysis.NONE.withSummary(Optional.of("Broken router.")).withTitle(Optional.of("Router"));
        Analysis analysis = analyzed(CALL, given);
        assertThat(analysis.summary()).contains("Broken router.");
        assertThat(analysis.title()).contains("Router");
    }

    @Test
    void givesWhatIsMissingAlone() {
        Analysis analysis = analyzed(CALL, Analysis.NONE.withSummary(Optional.of("Broken router.")));
        assertThat(analysis.summary()).contains("Broken router.");
        assertThat(analysis.title()).isPresent();
    }

    @Test
    void isShort() {
        Call call = Call.in("en")
                .user("The router " + "blinks and blinks and ".repeat(14) + "stops.")
                .user("Router " + "x".repeat(390));
        Analysis analysis = analyzed(call, Analysis.NONE);
        assertThat(analysis.summary().orElseThrow()).hasSizeLessThanOrEqualTo(321);
        assertThat(analysis.title().orElseThrow()).hasSizeLessThanOrEqualTo(61).endsWith("…");
    }

    @Test
    void saysNothingWithoutKeywords() {
        Analysis analysis = analyzed(Call.in("ja").user("予約を変更したいのですが"), Analysis.NONE);
        assertThat(analysis.summary()).isEmpty();
        assertThat(analysis.title()).isEmpty();
    }

    private static Analysis analyzed(Call call, Analysis known) {
        return StandardAnalyzers.offline().analyze(call.conversation(), known);
    }
}
