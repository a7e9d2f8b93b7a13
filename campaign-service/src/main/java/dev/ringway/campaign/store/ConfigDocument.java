package dev.ringway.campaign.store;

import static dev.ringway.campaign.store.Fields.part;

import dev.ringway.campaign.campaign.BreakerRule;
import dev.ringway.campaign.campaign.CallSchedule;
import dev.ringway.campaign.campaign.CallSchedule.Window;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.ConsentRule;
import dev.ringway.campaign.campaign.MachineDetection;
import dev.ringway.campaign.campaign.RetryRules;
import dev.ringway.campaign.campaign.RetryRules.MissedOutcome;
import dev.ringway.campaign.campaign.SpendCaps;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Decimal128;

/** The rules of a campaign as they lie in the database; what is not there is as in {@link CampaignConfig#DEFAULT}. */
final class ConfigDocument {

    private ConfigDocument() {}

    static Document write(CampaignConfig config) {
        return new Document("maxConcurrentCalls", config.maxConcurrentCalls())
                .append("callsPerSecond", new Decimal128(config.callsPerSecond()))
                .append("callerIds", config.callerIds())
                .append("retry", retry(config.retry()))
                .append("schedule", schedule(config.schedule()))
                .append("amd", amd(config.amd()))
                .append("caps", caps(config.caps()))
                .append(
                        "breaker",
                        new Document(
                                        "failurePercent",
                                        new Decimal128(config.breaker().failurePercent()))
                                .append(
                                        "windowSeconds",
                                        config.breaker().window().toSeconds())
                                .append("minimumCalls", config.breaker().minimumCalls()))
                .append(
                        "consent",
                        new Document("required", config.consent().required())
                                .append("bases", config.consent().bases()))
                .append("record", config.record())
                .append("liveTranscript", config.liveTranscript());
    }

    static CampaignConfig read(Document config) {
        CampaignConfig otherwise = CampaignConfig.DEFAULT;
        return new CampaignConfig(
                config.get("maxConcurrentCalls", (Number) otherwise.maxConcurrentCalls())
                        .intValue(),
                decimal(config, "callsPerSecond").orElse(otherwise.callsPerSecond()),
                config.getList("callerIds", String.class, List.of()),
                part(config, "retry").map(ConfigDocument::retry).orElse(otherwise.retry()),
                part(config, "schedule").map(ConfigDocument::schedule).orElse(otherwise.schedule()),
                part(config, "amd").map(ConfigDocument::amd).orElse(otherwise.amd()),
                part(config, "caps")
                        .map(caps -> new SpendCaps(
                                decimal(caps, "perCall"), decimal(caps, "perDay"), decimal(caps, "perCampaign")))
                        .orElse(otherwise.caps()),
                part(config, "breaker").map(ConfigDocument::breaker).orElse(otherwise.breaker()),
                part(config, "consent")
                        .map(consent -> new ConsentRule(
                                consent.getBoolean("required", false),
                                consent.getList("bases", String.class, List.of())))
                        .orElse(otherwise.consent()),
                config.getBoolean("record", otherwise.record()),
                config.getBoolean("liveTranscript", otherwise.liveTranscript()));
    }

    /** However it is written, equal ones are the same. */
    static Optional<BigDecimal> decimal(Document document, String name) {
        return Optional.ofNullable(document.get(name))
                .map(value -> value instanceof Decimal128 number
                        ? number.bigDecimalValue()
                        : new BigDecimal(value.toString()))
                .map(BigDecimal::stripTrailingZeros)
                .map(number -> number.setScale(Math.max(0, number.scale()), RoundingMode.UNNECESSARY));
    }

    private static Document retry(RetryRules retry) {
        Document perOutcome = new Document();
        for (MissedOutcome outcome : MissedOutcome.values()) {
            Optional.ofNullable(retry.perOutcome().get(outcome))
                    .ifPresent(rule -> perOutcome.append(
                            outcome.text(),
                            new Document("retry", rule.retry())
                                    .append(
                                            "delays",
                                            rule.delays().stream()
                                                    .map(Duration::toSeconds)
                                                    .toList())));
        }
        return new Document("maxAttempts", retry.maxAttempts()).append("perOutcome", perOutcome);
    }

    private static RetryRules retry(Document retry) {
        Map<MissedOutcome, RetryRules.Rule> rules = new EnumMap<>(MissedOutcome.class);
        part(retry, "perOutcome").orElseGet(Document::new).forEach((name, value) -> {
            Document rule = (Document) value;
            List<Duration> delays = rule.getList("delays", Number.class, List.of()).stream()
                    .map(seconds -> Duration.ofSeconds(seconds.longValue()))
                    .toList();
            rules.put(
                    MissedOutcome.of(name).orElseThrow(), new RetryRules.Rule(rule.getBoolean("retry", false), delays));
        });
        return new RetryRules(
                retry.get("maxAttempts", (Number) RetryRules.NONE.maxAttempts()).intValue(), rules);
    }

    private static Document schedule(CallSchedule schedule) {
        List<Document> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            Optional.ofNullable(schedule.days().get(day))
                    .ifPresent(windows ->
                            days.add(new Document("day", day.name().toLowerCase(Locale.ROOT))
                                    .append(
                                            "windows",
                                            windows.stream()
                                                    .map(window -> new Document("start", time(window.start()))
                                                            .append("end", time(window.end())))
                                                    .toList())));
        }
        return new Document("timeZone", schedule.timeZone().getId())
                .append("days", days)
                .append(
                        "holidays",
                        schedule.holidays().stream()
                                .sorted()
                                .map(LocalDate::toString)
                                .toList())
                .append("useContactTimeZone", schedule.useContactTimeZone());
    }

    private static CallSchedule schedule(Document schedule) {
        Map<DayOfWeek, List<Window>> days = new EnumMap<>(DayOfWeek.class);
        schedule.getList("days", Document.class, List.of())
                .forEach(day -> days.put(
                        DayOfWeek.valueOf(day.getString("day").toUpperCase(Locale.ROOT)),
                        day.getList("windows", Document.class).stream()
                                .map(window -> new Window(
                                        minutes(window.getString("start")), minutes(window.getString("end"))))
                                .toList()));
        Set<LocalDate> holidays = schedule.getList("holidays", String.class, List.of()).stream()
                .map(LocalDate::parse)
                .collect(Collectors.toSet());
        return new CallSchedule(
                Optional.ofNullable(schedule.getString("timeZone"))
                        .map(ZoneId::of)
                        .orElse(CampaignConfig.DEFAULT.schedule().timeZone()),
                days,
                holidays,
                schedule.getBoolean("useContactTimeZone", true));
    }

    private static String time(int minutes) {
        return "%02d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private static int minutes(String time) {
        return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
    }

    static Document amd(MachineDetection amd) {
        return new Document("mode", amd.mode().text())
                .append("onMachine", amd.onMachine().text());
    }

    static MachineDetection amd(Document amd) {
        return new MachineDetection(
                Optional.ofNullable(amd.getString("mode"))
                        .flatMap(MachineDetection.Mode::of)
                        .orElse(MachineDetection.OFF.mode()),
                Optional.ofNullable(amd.getString("onMachine"))
                        .flatMap(MachineDetection.OnMachine::of)
                        .orElse(MachineDetection.OFF.onMachine()));
    }

    private static Document caps(SpendCaps caps) {
        Document part = new Document();
        caps.perCall().ifPresent(amount -> part.append("perCall", new Decimal128(amount)));
        caps.perDay().ifPresent(amount -> part.append("perDay", new Decimal128(amount)));
        caps.perCampaign().ifPresent(amount -> part.append("perCampaign", new Decimal128(amount)));
        return part;
    }

    private static BreakerRule breaker(Document breaker) {
        BreakerRule otherwise = CampaignConfig.DEFAULT.breaker();
        return new BreakerRule(
                decimal(breaker, "failurePercent").orElse(otherwise.failurePercent()),
                Duration.ofSeconds(
                        breaker.get("windowSeconds", (Number) otherwise.window().toSeconds())
                                .longValue()),
                breaker.get("minimumCalls", (Number) otherwise.minimumCalls()).intValue());
    }
}
