package dev.ringway.transcript.store;

import dev.ringway.transcript.insight.Insights;
import dev.ringway.transcript.insight.Insights.Criterion;
import dev.ringway.transcript.insight.Insights.Latency;
import dev.ringway.transcript.insight.Insights.Moods;
import dev.ringway.transcript.insight.Insights.MoodsOf;
import dev.ringway.transcript.insight.Insights.Period;
import dev.ringway.transcript.insight.Insights.Results;
import dev.ringway.transcript.insight.Insights.Topic;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;

/** The sums as the database sends them. */
final class InsightSums {

    private InsightSums() {}

    static Insights read(Document sums, ZoneId zone) {
        Fields fields = new Fields(sums);
        Optional<Fields> all = fields.parts("moods").stream().findFirst();
        return new Insights(
                all.map(InsightSums::conversations).orElse(0L),
                criteria(fields.parts("criteria"), zone),
                fields.parts("topics").stream()
                        .map(topic -> new Topic(
                                topic.text("_id").orElseThrow(),
                                topic.whole("count").orElseThrow()))
                        .toList(),
                all.map(InsightSums::moods).orElse(new Moods(0, 0, 0, 0, Optional.empty())),
                moodsOf(fields.parts("agents")),
                moodsOf(fields.parts("campaigns")),
                fields.parts("latency").stream().findFirst().flatMap(InsightSums::latency));
    }

    private static List<Criterion> criteria(List<Fields> lines, ZoneId zone) {
        Map<String, List<Fields>> byId = lines.stream()
                .collect(Collectors.groupingBy(line -> key(line, "id"), TreeMap::new, Collectors.toList()));
        return byId.entrySet().stream()
                .map(criterion -> new Criterion(
                        criterion.getKey(),
                        criterion.getValue().stream()
                                .flatMap(line -> line.text("name").stream())
                                .filter(name -> !name.isEmpty())
                                .findFirst()
                                .orElse(criterion.getKey()),
                        periods(criterion.getValue(), zone)))
                .toList();
    }

    private static List<Period> periods(List<Fields> lines, ZoneId zone) {
        Map<LocalDate, List<Fields>> byStart = lines.stream()
                .collect(Collectors.groupingBy(line -> start(line, zone), TreeMap::new, Collectors.toList()));
        return byStart.entrySet().stream()
                .map(period -> new Period(
                        period.getKey(),
                        new Results(
                                count(period.getValue(), "success"),
                                count(period.getValue(), "failure"),
                                count(period.getValue(), "unknown"))))
                .toList();
    }

    private static LocalDate start(Fields line, ZoneId zone) {
        return line.part("_id")
                .flatMap(key -> key.time("start"))
                .orElseThrow()
                .atZone(zone)
                .toLocalDate();
    }

    private static long count(List<Fields> lines, String result) {
        return lines.stream()
                .filter(line -> key(line, "result").equals(result))
                .mapToLong(line -> line.whole("count").orElseThrow())
                .sum();
    }

    private static String key(Fields line, String field) {
        return line.part("_id").flatMap(key -> key.text(field)).orElseThrow();
    }

    private static List<MoodsOf> moodsOf(List<Fields> lines) {
        return lines.stream()
                .map(line -> new MoodsOf(line.text("_id").orElseThrow(), moods(line)))
                .toList();
    }

    private static Moods moods(Fields line) {
        long positive = line.whole("positive").orElseThrow();
        long neutral = line.whole("neutral").orElseThrow();
        long negative = line.whole("negative").orElseThrow();
        return new Moods(
                positive,
                neutral,
                negative,
                conversations(line) - positive - neutral - negative,
                line.decimal("score"));
    }

    private static Optional<Latency> latency(Fields line) {
        return line.decimal("p50")
                .flatMap(p50 -> line.decimal("p90").map(p90 -> new Latency(p50, p90, conversations(line))));
    }

    private static long conversations(Fields line) {
        return line.whole("conversations").orElseThrow();
    }
}
