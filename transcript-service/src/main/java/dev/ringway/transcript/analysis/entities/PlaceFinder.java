package dev.ringway.transcript.analysis.entities;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Known places where the words around them say that they are places: "in Reading", "from Boston to San Francisco". A name alone
 * could as well be a person's or a company's.
 */
final class PlaceFinder {

    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.'’-]+[\\p{L}\\p{M}\\p{N}]+)*|[.?!,;:]");

    private final Phrases phrases;
    private final String language;

    PlaceFinder(Phrases phrases, String language) {
        this.phrases = phrases;
        this.language = language;
    }

    List<Mention> find(String text) {
        List<Mention> words = words(text);
        List<Mention> found = new ArrayList<>();
        int at = 0;
        while (at < words.size()) {
            int length = placeAt(words, at, text);
            if (length > 0 && (isToldAPlace(words, at, length, text) || goesOn(found, words, at, text))) {
                found.add(new Mention(
                        "place",
                        words.get(at).start(),
                        words.get(at + length - 1).end()));
            }
            at += Math.max(1, length);
        }
        return found;
    }

    private static List<Mention> words(String text) {
        List<Mention> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new Mention("word", word.start(), word.end()));
        }
        return words;
    }

    /** @return the number of words in the longest place that begins here */
    private int placeAt(List<Mention> words, int at, String text) {
        if (!Character.isUpperCase(text.codePointAt(words.get(at).start()))) {
            return 0;
        }
        for (int length = Math.min(Places.LONGEST, words.size() - at); length > 0; length--) {
            String name = text.substring(
                    words.get(at).start(), words.get(at + length - 1).end());
            if (Places.contains(name, language)) {
                return length;
            }
        }
        return 0;
    }

    /** As Tennessee in "Nashville, Tennessee". */
    private static boolean goesOn(List<Mention> found, List<Mention> words, int at, String text) {
        return !found.isEmpty()
                && at > 1
                && words.get(at - 1).in(text).equals(",")
                && found.getLast().end() == words.get(at - 2).end();
    }

    private boolean isToldAPlace(List<Mention> words, int at, int length, String text) {
        int before = at - 1;
        if (before > 0 && phrases.lists("article", words.get(before).in(text))) {
            before--;
        }
        if (before >= 0 && phrases.lists("before-a-place", words.get(before).in(text))) {
            return true;
        }
        int after = at + length;
        return after + 1 < words.size()
                && phrases.lists("between-places", words.get(after).in(text))
                && placeAt(words, after + 1, text) > 0;
    }
}
