package dev.ringway.callstore.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The folded call depends on which reports there were: not on their order, their batches, or how often one came. */
class AnyOrderTest {

    private static final int HISTORIES = 10_000;
    private static final List<String> STATUSES = Stream.concat(
                    Arrays.stream(CallStatus.values()).map(CallStatus::text), Stream.of("parked", "transferred"))
            .toList();

    static Stream<List<CallStatus>> pairs() {
        return Arrays.stream(CallStatus.values())
                .flatMap(first -> Arrays.stream(CallStatus.values()).map(second -> List.of(first, second)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void everyStatusAfterEveryStatus(List<CallStatus> pair) {
        CallStatus first = pair.getFirst();
        CallStatus second = pair.getLast();
        Event<CallStatusReported> earlier =
                Reports.of(first.text(), 0).withSequence(0).event();
        Event<CallStatusReported> later =
                Reports.of(second.text(), 5).withSequence(1).event();
        Call ordered = CallFold.fold(Optional.empty(), Reports.told(List.of(earlier, later)));

        assertThat(ordered.status()).isEqualTo(second.rank() > first.rank() ? second : first);
        for (List<Event<CallStatusReported>> arrival : List.of(
                List.of(later, earlier),
                List.of(earlier, earlier, later),
                List.of(earlier, later, earlier),
                List.of(later, earlier, earlier),
                List.of(earlier, later, later),
                List.of(later, earlier, later),
                List.of(later, later, earlier))) {
            assertThat(oneByOne(arrival)).isEqualTo(ordered);
            assertThat(CallFold.fold(Optional.empty(), Reports.told(arrival))).isEqualTo(ordered);
        }
    }

    @Test
    void shuffledHistoriesInRandomBatchesFoldToTheOrderedOne() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Event<CallStatusReported>> history = history(random);
            Call ordered = oneByOne(history);

            List<Event<CallStatusReported>> arrival = new ArrayList<>(history);
            history.stream().filter(report -> random.nextInt(3) == 0).forEach(arrival::add);
            Collections.shuffle(arrival, random);

            assertThat(inBatches(arrival, random)).as("seed %d", seed).isEqualTo(ordered);
        }
    }

    /** Two to eight reports, also such as no provider would send together. */
    private static List<Event<CallStatusReported>> history(Random random) {
        return IntStream.range(0, 2 + random.nextInt(7))
                .mapToObj(index -> report(random, index))
                .toList();
    }

    private static Event<CallStatusReported> report(Random random, int index) {
        Reports report = Reports.of(STATUSES.get(random.nextInt(STATUSES.size())), random.nextInt(4))
                .with("direction", perhaps(random, List.of("inbound", "outbound-api", "sideways")))
                .with("attemptId", perhaps(random, List.of("attempt-1", "attempt-2")))
                .with("answeredBy", perhaps(random, List.of("human", "machine_start", "unknown", "parrot")))
                .with("duration", perhaps(random, List.of(0L, 1L, 60L)))
                .with("sipResponseCode", perhaps(random, List.of(180, 200, 486)));
        return switch (random.nextInt(3)) {
            case 0 -> report.event();
            case 1 -> report.withSequence(index).event();
            default -> report.withSequence(random.nextInt(3)).event();
        };
    }

    private static <T> Optional<T> perhaps(Random random, List<T> values) {
        return random.nextBoolean() ? Optional.of(values.get(random.nextInt(values.size()))) : Optional.empty();
    }

    private static Call oneByOne(List<Event<CallStatusReported>> reports) {
        Optional<Call> call = Optional.empty();
        for (Event<CallStatusReported> report : reports) {
            call = Optional.of(CallFold.fold(call, Reports.told(List.of(report))));
        }
        return call.orElseThrow();
    }

    private static Call inBatches(List<Event<CallStatusReported>> reports, Random random) {
        Optional<Call> call = Optional.empty();
        for (int from = 0; from < reports.size(); ) {
            int to = from + 1 + random.nextInt(reports.size() - from);
            call = Optional.of(CallFold.fold(call, Reports.told(reports.subList(from, to))));
            from = to;
        }
        return call.orElseThrow();
    }
}
