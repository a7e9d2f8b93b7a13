package dev.ringway.transcript.store.search;

import dev.ringway.transcript.analysis.Analysis;
import dev.ringway.transcript.analysis.CriterionCheck;
import dev.ringway.transcript.analysis.Mood;
import dev.ringway.transcript.analysis.Origin;
import dev.ringway.transcript.analysis.Sentiment;
import dev.ringway.transcript.conversation.Conversation;
import dev.ringway.transcript.conversation.Speaker;
import dev.ringway.transcript.conversation.Turn;
import dev.ringway.transcript.kept.Links;
import dev.ringway.transcript.kept.StoredTranscript;
import dev.ringway.transcript.kept.Transcript;
import dev.ringway.transcript.kept.TranscriptStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Conversations by chance, the same for the same seed: of 10 to 60 turns, about one of 40 topics, in words whose frequencies
 * fall as those of a language do (Zipf), half of them the topic's own and half everybody's.
 */
public final class GeneratedTranscripts {

    private static final Instant FIRST = Instant.parse("2025-01-01T00:00:00Z");
    private static final int TOPICS = 40;
    private static final int COMMON_WORDS = 12_000;
    private static final int TOPIC_WORDS = 700;
    private static final String[] SYLLABLES =
            "ba ke lo mi nu ra te so vi du pan cor lis fen gar hul jo zet mar tin é ü".split(" ", -1);

    private final long seed;
    private final Vocabulary common;
    private final List<Vocabulary> topics = new ArrayList<>();

    public GeneratedTranscripts(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        Set<String> used = new LinkedHashSet<>();
        this.common = Vocabulary.of(COMMON_WORDS, random, used);
        for (int topic = 0; topic < TOPICS; topic++) {
            topics.add(Vocabulary.of(TOPIC_WORDS, random, used));
        }
    }

    /** Words, the most frequent first, and how likely each is. */
    private record Vocabulary(List<String> words, List<Double> upTo) {

        static Vocabulary of(int size, Random random, Set<String> used) {
            List<String> words = new ArrayList<>();
            while (words.size() < size) {
                String word = IntStream.range(0, 1 + random.nextInt(4))
                        .mapToObj(_ -> SYLLABLES[random.nextInt(SYLLABLES.length)])
                        .collect(Collectors.joining());
                if (used.add(word)) {
                    words.add(word);
                }
            }
            List<Double> upTo = new ArrayList<>();
            double sum = 0;
            for (int rank = 0; rank < size; rank++) {
                sum += 1 / (rank + 2.7);
                upTo.add(sum);
            }
            return new Vocabulary(words, upTo);
        }

        String one(Random random) {
            int found = Collections.binarySearch(upTo, random.nextDouble() * upTo.getLast());
            return words.get(Math.min(words.size() - 1, found < 0 ? -found - 1 : found));
        }
    }

    /** @param index the same gives the same */
    public StoredTranscript transcript(int index) {
        Random random = new Random(seed * 1_000_003 + index);
        Vocabulary topic = topics.get(random.nextInt(TOPICS) * random.nextInt(TOPICS) / TOPICS);
        Instant at = FIRST.plus(Duration.ofMinutes(random.nextInt(500_000)));
        List<Turn> turns = new ArrayList<>();
        int spoken = 10 + random.nextInt(51);
        for (int turn = 0; turn < spoken; turn++) {
            turns.add(turn(turn, sentence(3 + random.nextInt(20), topic, random), at.plusSeconds(7L * turn)));
        }
        Transcript transcript = new Transcript(
                "conv_%07d".formatted(index),
                random.nextInt(20) == 0 ? TranscriptStatus.FAILED : TranscriptStatus.DONE,
                new Links(
                        Optional.of("CA%032x".formatted(index)),
                        Optional.empty(),
                        Optional.of("agent_" + random.nextInt(25)),
                        Optional.of("campaign_" + random.nextInt(60))),
                new Conversation(Optional.of("en"), Optional.of(at), Optional.of(7L * spoken), turns),
                analysis(topic, at, random),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new StoredTranscript(transcript, 1, at.plusSeconds(600), at.plusSeconds(600));
    }

    private String sentence(int length, Vocabulary topic, Random random) {
        String words = IntStream.range(0, length)
                .mapToObj(_ -> (random.nextBoolean() ? common : topic).one(random))
                .collect(Collectors.joining(" "));
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static Turn turn(int index, String text, Instant at) {
        return new Turn(
                index % 2 == 0 ? Speaker.AGENT : Speaker.USER,
                Optional.of(text),
                Optional.of(at),
                Optional.of(at.plusSeconds(5)),
                Optional.empty(),
                index % 9 == 0,
                List.of(),
                index % 2 == 0 ? Optional.of(400L) : Optional.empty());
    }

    private Analysis analysis(Vocabulary topic, Instant at, Random random) {
        Mood mood = one(List.of(Mood.values()), random);
        List<Sentiment.Segment> segments = IntStream.range(0, 12)
                .mapToObj(part -> new Sentiment.Segment(
                        Optional.of(at.plusSeconds(part)), Optional.of(at.plusSeconds(part + 1)), mood, 0.1))
                .toList();
        List<CriterionCheck> checks = IntStream.range(0, 3)
                .mapToObj(criterion -> new CriterionCheck(
                        "criterion_" + criterion,
                        "criterion_" + criterion,
                        one(List.of(CriterionCheck.Result.values()), random),
                        Optional.of(sentence(12, topic, random)),
                        Optional.empty()))
                .toList();
        return new Analysis(
                Optional.of(one(List.of(CriterionCheck.Result.values()), random)),
                Optional.of(sentence(25, topic, random)),
                Optional.of(sentence(5, topic, random)),
                Optional.of(new Sentiment(mood, 0.1, segments)),
                IntStream.range(0, 12)
                        .mapToObj(_ -> topic.one(random))
                        .distinct()
                        .toList(),
                List.of(),
                checks,
                Map.of("callback_day", random.nextBoolean() ? "Friday" : "Monday"),
                Optional.empty(),
                Origin.NONE);
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
