package dev.ringway.callstore.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.callstore.report.Report;
import dev.ringway.events.Event;
import dev.ringway.events.twilio.CallStatusReported;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The folded call depends on which reports there were: not on their order, their batches, or how often one came. */
class AnyOrderTest {

    private static final int HISTORIES = 10_000;

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
            assertThat(oneByOne(Reports.told(arrival))).isEqualTo(ordered);
            assertThat(CallFold.fold(Optional.empty(), Reports.told(arrival))).isEqualTo(ordered);
        }
    }

    @Test
    void shuffledHistoriesOfReportsOfEveryKindInRandomBatchesFoldToTheOrderedOne() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<Report> history =
                    new Histories(random, Reports.SID, Optional.of("attempt-1")).reports(2 + random.nextInt(10));
            Call ordered = oneByOne(history);

            List<Report> arrival = new ArrayList<>(history);
            history.stream().filter(report -> random.nextInt(3) == 0).forEach(arrival::add);
            Collections.shuffle(arrival, random);

            assertThat(inBatches(arrival, random)).as("seed %d", seed).isEqualTo(ordered);
            assertThat(ofTwoHalves(arrival, random)).as("seed %d", seed).isEqualTo(ordered);
        }
    }

    private static Call oneByOne(List<Report> reports) {
        Optional<Call> call = Optional.empty();
        for (Report report : reports) {
            call = Optional.of(CallFold.fold(call, List.of(report)));
        }
        return call.orElseThrow();
    }

    private static Call inBatches(List<Report> reports, Random random) {
        Optional<Call> call = Optional.empty();
        for (int from = 0; from < reports.size(); ) {
            int to = from + 1 + random.nextInt(reports.size() - from);
            call = Optional.of(CallFold.fold(call, reports.subList(from, to)));
            from = to;
        }
        return call.orElseThrow();
    }

    /** A part of the batch was written, then all of it is delivered again. */
    private static Call ofTwoHalves(List<Report> reports, Random random) {
        List<Report> written = reports.subList(0, 1 + random.nextInt(reports.size()));
        return CallFold.fold(Optional.of(CallFold.fold(Optional.empty(), written)), reports);
    }
}
