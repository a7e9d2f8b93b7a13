package dev.ringway.transcript.heard;

import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What segments amount to so far: the same whatever their order, and however often one of them is given. Partial texts and
 * the last one that corrects them are one turn, from the first of them to the last.
 */
public final class Hearing {

    /** Of all turns together: so no document comes near what the database takes. */
    private static final int MOST_CHARACTERS = 1_000_000;

    /** So much later than others a text may come. */
    private static final Duration LATE = Duration.ofMinutes(5);

    private record Voice(String transcriptionSid, Speaker speaker) {}

    private record Utterance(Instant began, Segment newest) {}

    private Hearing() {}

    /** @param mostTurns of more the newest are kept, as of more than a million characters */
    public static Conversation of(Collection<Segment> segments, int mostTurns) {
        List<Utterance> said = said(inOrder(segments));
        return new Conversation(
                language(said),
                said.stream().map(Utterance::began).min(Comparator.naturalOrder()),
                lasted(said),
                newest(said, mostTurns).stream().map(Hearing::turn).toList());
    }

    /** A call may be transcribed several times, one after the other. */
    private static List<Segment> inOrder(Collection<Segment> segments) {
        Map<String, Instant> begins = new HashMap<>();
        Map<String, Segment> once = new HashMap<>();
        for (Segment segment : segments) {
            begins.merge(segment.transcriptionSid(), segment.at(), Hearing::earlier);
            once.put(segment.id(), segment);
        }
        return once.values().stream()
                .sorted(Comparator.comparing((Segment segment) -> begins.get(segment.transcriptionSid()))
                        .thenComparing(Segment::transcriptionSid)
                        .thenComparingLong(Segment::sequence))
                .toList();
    }

    private static List<Utterance> said(List<Segment> ordered) {
        Map<Integer, Utterance> said = new LinkedHashMap<>();
        Map<Voice, Integer> open = new HashMap<>();
        for (Segment segment : ordered) {
            Voice voice = new Voice(segment.transcriptionSid(), segment.speaker());
            int place = open.computeIfAbsent(voice, _ -> said.size());
            said.merge(
                    place,
                    new Utterance(segment.at(), segment),
                    (before, now) -> new Utterance(earlier(before.began, now.began), now.newest));
            if (segment.last()) {
                open.remove(voice);
            }
        }
        return List.copyOf(said.values());
    }

    /**
     * Those without which everything stays as it is: partial texts of a turn that is over for a while, between its first and its
     * last. Should one of them be told again, it changes nothing either. For a while, because a text that ends another turn
     * may come late, and the next one begins behind it.
     */
    public static List<Segment> needless(Collection<Segment> segments) {
        Optional<Instant> settled = segments.stream()
                .map(Segment::at)
                .max(Comparator.naturalOrder())
                .map(newest -> newest.minus(LATE));
        List<Segment> needless = new ArrayList<>();
        Map<Voice, List<Segment>> open = new HashMap<>();
        for (Segment segment : inOrder(segments)) {
            Voice voice = new Voice(segment.transcriptionSid(), segment.speaker());
            if (segment.last()) {
                List<Segment> partial = open.containsKey(voice) ? open.remove(voice) : List.of();
                Optional<Segment> first = partial.stream().min(Comparator.comparing(Segment::at));
                partial.stream()
                        .filter(_ -> settled.filter(segment.at()::isBefore).isPresent())
                        .filter(one -> !first.equals(Optional.of(one)))
                        .forEach(needless::add);
            } else {
                open.computeIfAbsent(voice, _ -> new ArrayList<>()).add(segment);
            }
        }
        return needless;
    }

    private static List<Utterance> newest(List<Utterance> said, int most) {
        int from = said.size();
        int characters = 0;
        while (from > 0 && said.size() - from < most) {
            characters += said.get(from - 1).newest.text().length();
            if (characters > MOST_CHARACTERS) {
                break;
            }
            from--;
        }
        return said.subList(from, said.size());
    }

    /** Of a text that came at once only its end is known, about; so that is where it stands. */
    private static Turn turn(Utterance utterance) {
        Segment told = utterance.newest;
        return new Turn(
                told.speaker(),
                Optional.of(told.text()),
                Optional.of(utterance.began),
                Optional.of(told.at()).filter(end -> end.isAfter(utterance.began)),
                told.confidence(),
                false,
                List.of(),
                Optional.empty());
    }

    private static Optional<String> language(List<Utterance> said) {
        return said.reversed().stream()
                .flatMap(one -> one.newest.language().stream())
                .findFirst();
    }

    private static Optional<Long> lasted(List<Utterance> said) {
        List<Instant> moments = new ArrayList<>();
        said.forEach(one -> moments.addAll(List.of(one.began, one.newest.at())));
        return moments.stream()
                .min(Comparator.naturalOrder())
                .flatMap(first -> moments.stream()
                        .max(Comparator.naturalOrder())
                        .map(last -> Duration.between(first, last).toSeconds()));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
