package dev.ringway.transcript.analysis.summary;

import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One sentence of a conversation, with its place in it. */
record Sentence(int position, Speaker speaker, String text) {

    /** Of a conversation that goes on for hours, the first of so many decide. */
    private static final int MOST = 2_000;

    private static final int LONGEST = 400;

    /** An agent's questions are the same in every call. */
    private static final double AGENT_ASKS = 0.4;

    private static final double USER_SAYS = 1.3;

    static List<Sentence> all(Conversation conversation, Locale locale) {
        List<Sentence> sentences = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getSentenceInstance(locale);
        for (Turn turn : conversation.turns()) {
            String text = turn.text().orElse("");
            breaks.setText(text);
            int start = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE && sentences.size() < MOST; end = breaks.next()) {
                String sentence = text.substring(start, end).strip();
                if (!sentence.isEmpty() && sentence.length() <= LONGEST) {
                    sentences.add(new Sentence(sentences.size(), turn.role(), sentence));
                }
                start = end;
            }
        }
        return sentences;
    }

    /** How much of the conversation's keywords it says for its length; the first keywords count for most. */
    double weight(List<String> keywords) {
        String lower = text.toLowerCase(Locale.ROOT);
        double weight = 0;
        for (int rank = 0; rank < keywords.size(); rank++) {
            if (lower.contains(keywords.get(rank))) {
                weight += 1.0 / (rank + 2);
            }
        }
        double factor = speaker == Speaker.USER ? USER_SAYS : text.endsWith("?") ? AGENT_ASKS : 1;
        return factor * weight / Math.sqrt(5 + text.length() / 10.0);
    }
}
