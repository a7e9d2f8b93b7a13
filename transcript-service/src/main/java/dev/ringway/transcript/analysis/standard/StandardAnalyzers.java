package dev.ringway.transcript.analysis.standard;

import dev.ringway.transcript.analysis.Analyzers;
import dev.ringway.transcript.analysis.TranscriptAnalyzer;
import dev.ringway.transcript.analysis.entities.EntityAnalyzer;
import dev.ringway.transcript.analysis.flow.FlowAnalyzer;
import dev.ringway.transcript.analysis.keywords.KeywordAnalyzer;
import dev.ringway.transcript.analysis.language.LanguageListener;
import dev.ringway.transcript.analysis.llm.LlmAnalyzer;
import dev.ringway.transcript.analysis.llm.LlmSettings;
import dev.ringway.transcript.analysis.sentiment.SentimentAnalyzer;
import dev.ringway.transcript.analysis.summary.SummaryAnalyzer;
import java.util.ArrayList;
import java.util.List;

/** All analysers of this service, in their order. */
public final class StandardAnalyzers {

    /** Raised whenever the same conversation may give other findings than before; a test says when. */
    public static final int VERSION = 1;

    private StandardAnalyzers() {}

    /** Those that ask nobody: pure, and safe to be used by many threads. */
    public static LanguageListener offline(Analyzers.Failures failures) {
        return listening(List.of(), failures);
    }

    /** As they are, where none may fail. */
    public static LanguageListener offline() {
        return offline(StandardAnalyzers::fail);
    }

    /** Besides, the language model where one is set. */
    public static LanguageListener of(LlmSettings settings) {
        return settings.enabled() ? listening(List.of(new LlmAnalyzer(settings)), StandardAnalyzers::fail) : offline();
    }

    /** Keywords come after the entities, which are none; a summary of our own comes last, where nobody has given one. */
    private static LanguageListener listening(List<TranscriptAnalyzer> further, Analyzers.Failures failures) {
        List<TranscriptAnalyzer> all = new ArrayList<>(List.of(
                new FlowAnalyzer(),
                new EntityAnalyzer(new PhoneNumbers()),
                new KeywordAnalyzer(new LuceneWords()),
                new SentimentAnalyzer()));
        all.addAll(further);
        all.add(new SummaryAnalyzer());
        return new LanguageListener(new OpenNlpLanguages(), new Analyzers(VERSION, all, failures), failures);
    }

    private static void fail(String analyzer, Throwable failure) {
        throw new IllegalStateException(analyzer + " failed", failure);
    }
}
