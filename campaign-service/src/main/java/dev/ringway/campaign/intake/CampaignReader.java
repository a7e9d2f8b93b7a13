package dev.ringway.campaign.intake;

import dev.ringway.campaign.campaign.AgentSettings;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.CampaignFields;
import dev.ringway.campaign.campaign.ConnectionRule;
import dev.ringway.starter.http.CustomField;
import dev.ringway.starter.http.TimeText;
import dev.ringway.starter.problems.FieldProblem;
import dev.ringway.starter.problems.ProblemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what somebody says of a campaign: a JSON document, every part of it checked, and every mistake told by its path. */
@Component
public final class CampaignReader {

    /** What people may say; the rest of a campaign is ours. */
    public static final Set<String> FIELDS =
            Set.of("name", "description", "startDate", "endDate", "config", "elevenLabs");

    private static final Set<String> AGENT =
            Set.of("agentId", "voiceId", "promptOverride", "firstMessage", "phoneNumberId", "dynamicVariables");
    private static final int NAME = 200;
    private static final int DESCRIPTION = 2_000;
    private static final int ID = 100;
    private static final int PROMPT = 20_000;
    private static final int MESSAGE = 1_000;

    /** @throws ProblemException 400 with every field that is wrong, or if it is no object */
    public CampaignFields read(JsonNode document) {
        if (!document.isObject()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "invalid-request", "The body must be a JSON object.");
        }
        List<FieldProblem> problems = new ArrayList<>();
        ObjectReader campaign = ObjectReader.of("", document, FIELDS, problems);
        CampaignFields fields = new CampaignFields(
                campaign.required("name", name(campaign), ""),
                block(campaign, "description", DESCRIPTION),
                time(campaign, "startDate"),
                time(campaign, "endDate"),
                campaign.object("config", ConfigReader.FIELDS)
                        .map(ConfigReader::read)
                        .orElse(CampaignConfig.DEFAULT),
                campaign.object("elevenLabs", AGENT).map(CampaignReader::agent).orElse(AgentSettings.NONE));
        if (fields.startDate().isPresent()
                && fields.endDate()
                        .filter(end -> !end.isAfter(fields.startDate().get()))
                        .isPresent()) {
            campaign.wrong("endDate", "must be later than startDate");
        }
        ConnectionRule.refused(fields).forEach((path, why) -> problems.add(new FieldProblem(path, why)));
        if (!problems.isEmpty()) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "Correct the fields named in errors and send the request again.",
                    problems);
        }
        return fields;
    }

    /** The name of a copy, where somebody gives it one. */
    public Optional<String> nameOf(JsonNode document) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<String> name = name(ObjectReader.of("", document, Set.of("name"), problems));
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(
                    problems.getFirst().field(), problems.getFirst().message());
        }
        return name;
    }

    private static Optional<String> name(ObjectReader campaign) {
        return campaign.text("name", NAME);
    }

    private static Optional<Instant> time(ObjectReader campaign, String name) {
        return campaign.value(name, FieldReading::time, TimeText.MESSAGE)
                .map(time -> time.truncatedTo(ChronoUnit.MILLIS));
    }

    private static Optional<String> block(ObjectReader object, String name, int longest) {
        return object.value(
                name,
                ValueReading.block(longest),
                "must be a text of 1 to " + longest + " characters, without control characters but line ends and tabs");
    }

    private static AgentSettings agent(ObjectReader agent) {
        return new AgentSettings(
                agent.text("agentId", ID),
                agent.text("voiceId", ID),
                block(agent, "promptOverride", PROMPT),
                block(agent, "firstMessage", MESSAGE),
                agent.text("phoneNumberId", ID),
                agent.member("dynamicVariables")
                        .map(node -> variables(agent, node))
                        .orElse(Map.of()));
    }

    private static Map<String, Object> variables(ObjectReader agent, JsonNode node) {
        if (!node.isObject() || node.size() > AgentSettings.MOST) {
            agent.wrong("dynamicVariables", "must be an object of " + AgentSettings.MOST + " fields at most");
            return Map.of();
        }
        Map<String, Object> variables = new LinkedHashMap<>();
        node.properties().forEach(variable -> {
            String path = "dynamicVariables." + variable.getKey();
            if (!CustomField.NAME.matcher(variable.getKey()).matches()) {
                agent.wrong(path, "must be named with 1 to 64 letters, digits, spaces, _ or -");
                return;
            }
            CustomField.value(variable.getValue())
                    .ifPresentOrElse(
                            value -> variables.put(variable.getKey(), value),
                            () -> agent.wrong(
                                    path,
                                    "must be a text of 1000 characters at most, a number of 34 digits at most, true or"
                                            + " false"));
        });
        return variables;
    }
}
