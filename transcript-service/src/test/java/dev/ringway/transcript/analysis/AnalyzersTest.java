package dev.ringway.transcript.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.transcript.analysis.language.LanguageListener;
import dev.ringway.transcript.conversation.Conversation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What one analyser fails at is no other's loss. */
class AnalyzersTest {

    private static final int VERSION = 7;
    private static final Conversation CALL = Call.in("en").user("Hello.").conversation();

    private final List<String> failed = new ArrayList<>();
    private final Analyzers.Failures failures =
            (analyzer, failure) -> failed.add(analyzer + " " + failure.getMessage());

    @Test
    void oneAfterTheOtherTheyFindAndTheirVersionIsKept() {
        Analysis found = analyzed(new Titled(), new Titled());
        assertThat(found.title()).contains("title title");
        assertThat(found.origin()).isEqualTo(new Origin(VERSION, Set.of()));
        assertThat(failed).isEmpty();
    }

    @Test
    void oneThatFailsCostsItsOwnFindingAndTheWholeIsKnownToBeOutOfDate() {
        Analysis found = analyzed(new Titled(), new Failing(), new Titled());
        assertThat(found.title()).contains("title title");
        assertThat(found.origin().analyzers()).isZero();
        assertThat(failed).containsExactly("Failing no reason");
    }

    @Test
    void oneThatRunsOutOfStackIsNoWorse() {
        TranscriptAnalyzer endless = (_, _) -> {
            throw new StackOverflowError();
        };
        assertThat(analyzed(endless, new Titled()).title()).contains("title");
        assertThat(failed).hasSize(1);
    }

    @Test
    void aLanguageThatCannotBeToldForAFailureCostsTheLanguageAlone() {
        LanguageListener listener = new LanguageListener(
                text -> {
                    throw new IllegalStateException("no model");
                },
                new Analyzers(VERSION, List.of(new Titled()), failures),
                failures);
        Conversation silent = Call.inSomeLanguage().user("Hello.").conversation();

        Analysis found = listener.analyze(silent, Analysis.NONE);

        assertThat(found.title()).contains("title");
        assertThat(found.origin().analyzers()).isZero();
        assertThat(listener.heard(silent)).isEqualTo(silent);
        assertThat(failed).contains("LanguageListener no model");
    }

    @Test
    void whatTheProviderCallsALanguageStaysWhereNoneIsHeard() {
        LanguageListener listener =
                new LanguageListener(text -> Optional.empty(), new Analyzers(VERSION, List.of(), failures), failures);
        assertThat(listener.heard(Call.in("no such language").user("Hm.").conversation())
                        .language())
                .contains("no such language");
    }

    private Analysis analyzed(TranscriptAnalyzer... analyzers) {
        return new Analyzers(VERSION, List.of(analyzers), failures).analyze(CALL, Analysis.NONE);
    }

    private static final class Titled implements TranscriptAnalyzer {
        @Override
        public Analysis analyze(Conversation conversation, Analysis known) {
            return known.withTitle(
                    Optional.of(known.title().map(title -> title + " title").orElse("title")));
        }
    }

    private static final class Failing implements TranscriptAnalyzer {
        @Override
        public Analysis analyze(Conversation conversation, Analysis known) {
            throw new IllegalStateException("no reason");
        }
    }
}
