package dev.ringway.transcript.analysis.keywords;

import java.util.List;

/** Finds the words that carry a text's content. */
public interface ContentWords {

    /** @param language ISO 639-1 */
    boolean knows(String language);

    /** @return the content words, in runs: between two runs stands at least one other word, or punctuation */
    List<List<Word>> runs(String text, String language);

    /** The same with the words for what is done in calls, to book or to cancel: most calls say some of them by the way. */
    List<List<Word>> runsWithDeeds(String text, String language);

    /**
     * @param said as it stands in the text, in lower case
     * @param stem what all its forms have in common
     */
    record Word(String said, String stem) {}
}
