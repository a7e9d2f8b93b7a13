package dev.ringway.transcript.analysis.summary;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.TranscriptAnalyzer;
import dev.ringway.transcript.analysis.language.SpokenLanguage;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A summary and a title where nobody has given them: the sentences that say most of the conversation's keywords, in the order in
 * which they were spoken, and the person's first sentence that says one. Without keywords there is neither.
 */
public final class SummaryAnalyzer implements TranscriptAnalyzer {

    private static final int SENTENCES = 3;
    private static final int LONGEST_SUMMARY = 320;
    private static final int LONGEST_TITLE = 60;
    private static final int TITLE_KEYWORDS = 3;

    @Override
    public Analysis analyze(Conversation conversation, Analysis known) {
        if (known.keywords().isEmpty()
                || (known.summary().isPresent() && known.title().isPresent())) {
            return known;
        }
        Locale locale = SpokenLanguage.of(conversation)
                .map(language -> Locale.of(language.code()))
                .orElse(Locale.ROOT);
        List<Sentence> sentences = Sentence.all(conversation, locale);
        return known.withSummary(known.summary().or(() -> summary(sentences, known.keywords())))
                .withTitle(known.title().or(() -> Optional.of(title(sentences, known.keywords()))));
    }

    private static Optional<String> summary(List<Sentence> sentences, List<String> keywords) {
        List<Sentence> best = sentences.stream()
                .filter(sentence -> sentence.weight(keywords) > 0)
                .sorted(Comparator.comparingDouble((Sentence sentence) -> -sentence.weight(keywords)))
                .limit(SENTENCES)
                .sorted(Comparator.comparingInt(Sentence::position))
                .toList();
        String summary = best.stream().map(Sentence::text).distinct().collect(Collectors.joining(" "));
        return Optional.of(cut(summary, LONGEST_SUMMARY)).filter(text -> !text.isEmpty());
    }

    private static String title(List<Sentence> sentences, List<String> keywords) {
        return sentences.stream()
                .filter(sentence -> sentence.speaker() == Speaker.USER && sentence.weight(keywords) > 0)
                .findFirst()
                .map(sentence -> cut(sentence.text().replaceFirst("[.!。]+$", ""), LONGEST_TITLE))
                .orElseGet(() ->
                        cut(keywords.stream().limit(TITLE_KEYWORDS).collect(Collectors.joining(", ")), LONGEST_TITLE));
    }

    /** At a blank where there is one; never through a character. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int blank = text.lastIndexOf(' ', longest - 1);
        int end = blank > longest / 2 ? blank : longest - 1;
        return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end) + "…";
    }
}
