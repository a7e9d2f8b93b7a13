package dev.ringway.transcript.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Words that stand side by side; often it is one. */
public record Phrase(List<String> words) {

    public Phrase {
        words = List.copyOf(words);
    }

    /** As it is a part of {@link Words#folded}. */
    public String folded() {
        return words.stream().collect(Collectors.joining(" ", " ", " "));
    }

    /** Where it stands in the words of a text: the positions of its first words. */
    List<Integer> places(List<Word> text) {
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at + words.size() <= text.size(); at++) {
            if (standsAt(text, at)) {
                places.add(at);
            }
        }
        return places;
    }

    private boolean standsAt(List<Word> text, int at) {
        for (int i = 0; i < words.size(); i++) {
            if (!text.get(at + i).folded().equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }
}
