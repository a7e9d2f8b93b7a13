package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.BreakerRule;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.ConsentRule;
import dev.ringway.campaign.campaign.MachineDetection;
import dev.ringway.campaign.campaign.MachineDetection.Mode;
import dev.ringway.campaign.campaign.MachineDetection.OnMachine;
import dev.ringway.campaign.campaign.RetryRules;
import dev.ringway.campaign.campaign.RetryRules.MissedOutcome;
import dev.ringway.campaign.campaign.SpendCaps;
import dev.ringway.starter.http.WholeText;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads the rules under which a campaign calls; what is not said is as in {@link CampaignConfig#DEFAULT}. */
final class ConfigReader {

    static final Set<String> FIELDS = Set.of(
            "maxConcurrentCalls",
            "callsPerSecond",
            "callerIds",
            "retry",
            "schedule",
            "amd",
            "caps",
            "breaker",
            "consent",
            "record",
            "liveTranscript");

    private static final int MOST_CONCURRENT = 1_000;
    private static final BigDecimal HIGHEST_RATE = new BigDecimal(100);
    private static final int RATE_SCALE = 3;
    private static final int MOST_CALLER_IDS = 100;
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int MOST_ATTEMPTS = 20;
    private static final int LONGEST_DELAY = 30 * 24 * 60 * 60;
    private static final BigDecimal MOST_MONEY = new BigDecimal(1_000_000);
    private static final int MONEY_SCALE = 4;
    private static final BigDecimal PERCENT = new BigDecimal(100);
    private static final int PERCENT_SCALE = 2;
    private static final int LONGEST_WINDOW = 24 * 60 * 60;
    private static final int MOST_CALLS = 10_000;
    private static final int MOST_BASES = 20;
    private static final int BASIS = 100;
    private static final String FLAG = "must be true or false";

    private ConfigReader() {}

    static CampaignConfig read(ObjectReader config) {
        CampaignConfig otherwise = CampaignConfig.DEFAULT;
        return new CampaignConfig(
                config.value(
                                "maxConcurrentCalls",
                                ValueReading.whole(1, MOST_CONCURRENT),
                                "must be a whole number from 1 to " + MOST_CONCURRENT)
                        .orElse(otherwise.maxConcurrentCalls()),
                config.value(
                                "callsPerSecond",
                                ValueReading.positive(HIGHEST_RATE, RATE_SCALE),
                                "must be a number above 0 and not above " + HIGHEST_RATE + ", with " + RATE_SCALE
                                        + " digits behind the point at most")
                        .orElse(otherwise.callsPerSecond()),
                config.value(
                                "callerIds",
                                ValueReading.distinct(MOST_CALLER_IDS, ConfigReader::e164),
                                "must be a list of " + MOST_CALLER_IDS
                                        + " different numbers at most, each such as +14155550123")
                        .orElse(otherwise.callerIds()),
                config.object("retry", Set.of("maxAttempts", "perOutcome"))
                        .map(ConfigReader::retry)
                        .orElse(otherwise.retry()),
                config.object("schedule", ScheduleReader.FIELDS)
                        .map(ScheduleReader::read)
                        .orElse(otherwise.schedule()),
                config.object("amd", Set.of("mode", "onMachine"))
                        .map(ConfigReader::amd)
                        .orElse(otherwise.amd()),
                config.object("caps", Set.of("perCall", "perDay", "perCampaign"))
                        .map(ConfigReader::caps)
                        .orElse(otherwise.caps()),
                config.object("breaker", Set.of("failurePercent", "windowSeconds", "minimumCalls"))
                        .map(ConfigReader::breaker)
                        .orElse(otherwise.breaker()),
                config.object("consent", Set.of("required", "bases"))
                        .map(ConfigReader::consent)
                        .orElse(otherwise.consent()),
                config.value("record", ValueReading::flag, FLAG).orElse(otherwise.record()),
                config.value("liveTranscript", ValueReading::flag, FLAG).orElse(otherwise.liveTranscript()));
    }

    private static RetryRules retry(ObjectReader retry) {
        Set<String> outcomes =
                Arrays.stream(MissedOutcome.values()).map(MissedOutcome::text).collect(Collectors.toSet());
        Map<MissedOutcome, RetryRules.Rule> rules = new EnumMap<>(MissedOutcome.class);
        retry.object("perOutcome", outcomes).ifPresent(perOutcome -> {
            for (MissedOutcome outcome : MissedOutcome.values()) {
                perOutcome
                        .object(outcome.text(), Set.of("retry", "delays"))
                        .ifPresent(rule -> rules.put(outcome, rule(rule)));
            }
        });
        int attempts = retry.value(
                        "maxAttempts",
                        ValueReading.whole(1, MOST_ATTEMPTS),
                        "must be a whole number from 1 to " + MOST_ATTEMPTS)
                .orElse(RetryRules.NONE.maxAttempts());
        return new RetryRules(attempts, rules);
    }

    private static RetryRules.Rule rule(ObjectReader rule) {
        boolean again = rule.required("retry", rule.value("retry", ValueReading::flag, FLAG), false);
        Optional<List<Integer>> delays = rule.value(
                "delays",
                ValueReading.list(MOST_ATTEMPTS, ValueReading.whole(0, LONGEST_DELAY)),
                "must be a list of " + MOST_ATTEMPTS + " whole seconds at most, each from 0 to " + LONGEST_DELAY
                        + " (30 days)");
        if (again && delays.map(List::isEmpty).orElse(rule.member("delays").isEmpty())) {
            rule.wrong("delays", "must say how many seconds pass before it is tried again");
        }
        return new RetryRules.Rule(
                again,
                delays.orElse(List.of()).stream().map(Duration::ofSeconds).toList());
    }

    private static MachineDetection amd(ObjectReader amd) {
        Mode mode = amd.value(
                        "mode",
                        node -> ValueReading.text(node).flatMap(Mode::of),
                        "must be off, enable or detect-message-end")
                .orElse(Mode.OFF);
        Optional<OnMachine> onMachine = amd.value(
                "onMachine",
                node -> ValueReading.text(node).flatMap(OnMachine::of),
                "must be hangup, leave-message or continue");
        if (mode == Mode.OFF
                && onMachine.filter(policy -> policy != OnMachine.CONTINUE).isPresent()) {
            amd.wrong("onMachine", "must be continue where nothing is detected");
        }
        if (mode == Mode.ENABLE && onMachine.equals(Optional.of(OnMachine.LEAVE_MESSAGE))) {
            amd.wrong(
                    "onMachine", "can be leave-message with detect-message-end only: else it talks into the greeting");
        }
        return new MachineDetection(mode, onMachine.orElse(OnMachine.CONTINUE));
    }

    private static SpendCaps caps(ObjectReader caps) {
        SpendCaps read = new SpendCaps(money(caps, "perCall"), money(caps, "perDay"), money(caps, "perCampaign"));
        if (read.perCall().isEmpty()
                && (read.perDay().isPresent() || read.perCampaign().isPresent())) {
            caps.wrong("perCall", "is needed with perDay and perCampaign: calls under way are counted with it");
        }
        refuseBelow(caps, read.perCall(), "perDay", read.perDay(), "perCall: no call could be placed");
        refuseBelow(caps, read.perCall(), "perCampaign", read.perCampaign(), "perCall: no call could be placed");
        refuseBelow(caps, read.perDay(), "perCampaign", read.perCampaign(), "perDay");
        return read;
    }

    private static Optional<BigDecimal> money(ObjectReader caps, String name) {
        return caps.value(
                name,
                ValueReading.positive(MOST_MONEY, MONEY_SCALE),
                "must be an amount above 0 and not above " + MOST_MONEY + ", with " + MONEY_SCALE
                        + " digits behind the point at most");
    }

    private static void refuseBelow(
            ObjectReader caps, Optional<BigDecimal> least, String name, Optional<BigDecimal> amount, String what) {
        if (least.isPresent() && amount.isPresent() && amount.get().compareTo(least.get()) < 0) {
            caps.wrong(name, "must not be below " + what);
        }
    }

    private static BreakerRule breaker(ObjectReader breaker) {
        BreakerRule otherwise = CampaignConfig.DEFAULT.breaker();
        return new BreakerRule(
                breaker.value(
                                "failurePercent",
                                ValueReading.positive(PERCENT, PERCENT_SCALE),
                                "must be a number above 0 and not above 100")
                        .orElse(otherwise.failurePercent()),
                breaker.value(
                                "windowSeconds",
                                ValueReading.whole(10, LONGEST_WINDOW),
                                "must be a whole number from 10 to " + LONGEST_WINDOW)
                        .map(Duration::ofSeconds)
                        .orElse(otherwise.window()),
                breaker.value(
                                "minimumCalls",
                                ValueReading.whole(1, MOST_CALLS),
                                "must be a whole number from 1 to " + MOST_CALLS)
                        .orElse(otherwise.minimumCalls()));
    }

    private static ConsentRule consent(ObjectReader consent) {
        boolean required = consent.value("required", ValueReading::flag, FLAG).orElse(false);
        List<String> bases = consent.value(
                        "bases",
                        ValueReading.distinct(
                                MOST_BASES,
                                node -> ValueReading.text(node)
                                        .filter(text ->
                                                !text.isBlank() && text.length() <= BASIS && WholeText.isLine(text))),
                        "must be a list of " + MOST_BASES + " different texts at most, each of 1 to " + BASIS
                                + " characters")
                .orElse(List.of());
        return new ConsentRule(required, bases);
    }

    private static Optional<String> e164(JsonNode node) {
        return ValueReading.text(node).filter(text -> E164.matcher(text).matches());
    }
}
