package dev.ringway.transcript.analysis.standard;

import dev.ringway.transcript.analysis.Analyzers;
import dev.ringway.transcript.analysis.TranscriptAnalyzer;
import dev.ringway.transcript.analysis.entities.EntityAnalyzer;
import dev.ringway.transcript.analysis.flow.FlowAnalyzer;
import dev.ringway.transcript.analysis.keywords.KeywordAnalyzer;
import dev.ringway.transcript.analysis.language.LanguageListener;
import dev.ringway.transcript.analysis.sentiment.SentimentAnalyzer;
import dev.ringway.transcript.analysis.summary.SummaryAnalyzer;
import java.util.List;

/** All analysers of this service, in their order; a language model is asked later, if at all. */
public final class StandardAnalyzers {

    /** Raised whenever the same conversation may give other findings than before; a test says when. */
    public static final int VERSION = 2;

    private StandardAnalyzers() {}

    /**
     * Those that ask nobody: pure, and safe to be used by many threads. Keywords come after the entities, which are none; a
     * summary of our own comes last, where nobody has given one.
     */
    public static LanguageListener offline(Analyzers.Failures failures) {
        TranscriptAnalyzer all = new Analyzers(
                VERSION,
                List.of(
                        new FlowAnalyzer(),
                        new EntityAnalyzer(new PhoneNumbers()),
                        new KeywordAnalyzer(new LuceneWords()),
                        new SentimentAnalyzer(),
                        new SummaryAnalyzer()),
                failures);
        return new LanguageListener(new OpenNlpLanguages(), all, failures);
    }

    /** As they are, where none may fail. */
    public static LanguageListener offline() {
        return offline(StandardAnalyzers::fail);
    }

    private static void fail(String analyzer, Throwable failure) {
        throw new IllegalStateException(analyzer + " failed", failure);
    }
}
