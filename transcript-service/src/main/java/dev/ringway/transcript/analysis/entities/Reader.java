package dev.ringway.transcript.analysis.entities;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads one conversation, turn by turn, and remembers who was named in it. */
final class Reader {

    private final Phrases phrases;
    private final Function<String, List<Mention>> phoneNumbers;
    private final Names names;
    private final PlaceFinder places;

    /** @param phoneNumbers in a text */
    Reader(Phrases phrases, String language, Function<String, List<Mention>> phoneNumbers) {
        this.phrases = phrases;
        this.phoneNumbers = phoneNumbers;
        names = new Names(phrases);
        places = new PlaceFinder(phrases, language);
    }

    /**
     * Where two would overlap, the kind stays that is harder to take for another: an e-mail before a sum, a number, a date, a
     * place, a name.
     *
     * @param before what was said in the turn before
     */
    List<Mention> read(String text, Optional<String> before) {
        List<Mention> introduced = names.introduced(text, before);
        List<Mention> all = new ArrayList<>(phrases.find("email", text));
        all.addAll(longestFirst(phrases.find("money", text)));
        all.addAll(phoneNumbers.apply(text));
        all.addAll(longestFirst(phrases.find("date", text)));
        all.addAll(places.find(text));
        all.removeIf(
                place -> place.type().equals("place") && introduced.stream().anyMatch(place::isPartOf));
        all.addAll(phrases.find("place", text));
        all.addAll(longestFirst(introduced));
        List<Mention> kept = new ArrayList<>();
        for (Mention mention : all) {
            if (kept.stream().noneMatch(mention::overlaps)) {
                kept.add(mention);
            }
        }
        kept.stream()
                .filter(mention -> mention.type().equals("person"))
                .forEach(person -> names.remember(person.in(text)));
        return kept;
    }

    /** @return in the order in which they are said, with the people named in whatever turn, wherever their names are said */
    List<Mention> withNamesAgain(String text, List<Mention> mentions) {
        List<Mention> all = new ArrayList<>(mentions);
        names.again(text).stream()
                .filter(again -> mentions.stream().noneMatch(again::overlaps))
                .forEach(all::add);
        all.sort(Comparator.comparingInt(Mention::start));
        return all;
    }

    private static List<Mention> longestFirst(List<Mention> mentions) {
        return mentions.stream()
                .sorted(Comparator.comparingInt((Mention mention) -> mention.start() - mention.end()))
                .toList();
    }
}
