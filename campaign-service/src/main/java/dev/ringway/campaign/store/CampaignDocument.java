package dev.ringway.campaign.store;

import static dev.ringway.campaign.store.Fields.number;
import static dev.ringway.campaign.store.Fields.part;
import static dev.ringway.campaign.store.Fields.put;
import static dev.ringway.campaign.store.Fields.text;
import static dev.ringway.campaign.store.Fields.time;

import dev.ringway.campaign.campaign.AgentSettings;
import dev.ringway.campaign.campaign.Campaign;
import dev.ringway.campaign.campaign.CampaignConfig;
import dev.ringway.campaign.campaign.CampaignFields;
import dev.ringway.campaign.campaign.CampaignStats;
import dev.ringway.campaign.campaign.CampaignStatus;
import dev.ringway.campaign.campaign.NameWords;
import dev.ringway.starter.mongo.PlainValues;
import dev.ringway.starter.mongo.StorableValues;
import org.bson.Document;
import org.bson.types.ObjectId;

/** A campaign as it lies in the database; a field that is not known is not there. */
final class CampaignDocument {

    private CampaignDocument() {}

    static Document write(Campaign campaign) {
        CampaignFields fields = campaign.fields();
        Document document = new Document("_id", new ObjectId(campaign.id()))
                .append("name", fields.name())
                .append("nameWords", NameWords.of(fields.name()).words())
                .append("status", campaign.status().text());
        put(document, "description", fields.description());
        put(document, "statusReason", campaign.statusReason());
        put(document, "startDate", fields.startDate());
        put(document, "endDate", fields.endDate());
        document.append("config", ConfigDocument.write(fields.config()))
                .append("elevenLabs", agent(fields.agent()))
                .append("stats", StatsDocument.snapshot(campaign.stats()));
        if (campaign.hangUp()) {
            document.append("hangUp", true);
        }
        if (campaign.rulesEdited()) {
            document.append("rulesEdited", true);
        }
        document.append("mostAttempts", campaign.mostAttempts());
        if (campaign.lookAgain()) {
            document.append("lookAgain", true);
        }
        put(document, "archivedAt", campaign.archivedAt());
        campaign.sheetLinkId().ifPresent(link -> document.append("sheet", new Document("linkId", link)));
        return document.append("createdAt", campaign.createdAt())
                .append("updatedAt", campaign.updatedAt())
                .append("changedVersion", campaign.changedVersion())
                .append("version", campaign.version());
    }

    static Campaign read(Document document) {
        long version = document.getLong("version");
        CampaignConfig config =
                part(document, "config").map(ConfigDocument::read).orElse(CampaignConfig.DEFAULT);
        return new Campaign(
                document.getObjectId("_id").toHexString(),
                version,
                document.get("changedVersion", version),
                new CampaignFields(
                        document.getString("name"),
                        text(document, "description"),
                        time(document, "startDate"),
                        time(document, "endDate"),
                        config,
                        part(document, "elevenLabs")
                                .map(CampaignDocument::agent)
                                .orElse(AgentSettings.NONE)),
                CampaignStatus.of(document.getString("status")).orElseThrow(),
                text(document, "statusReason"),
                document.getBoolean("hangUp", false),
                document.getBoolean("rulesEdited", false),
                number(document, "mostAttempts")
                        .map(Number::intValue)
                        .orElse(config.retry().maxAttempts()),
                document.getBoolean("lookAgain", false),
                part(document, "stats").map(StatsDocument::read).orElse(CampaignStats.NONE),
                time(document, "archivedAt"),
                part(document, "sheet").map(sheet -> sheet.getString("linkId")),
                time(document, "createdAt").orElseThrow(),
                time(document, "updatedAt").orElseThrow());
    }

    private static Document agent(AgentSettings agent) {
        Document part = new Document();
        put(part, "agentId", agent.agentId());
        put(part, "voiceId", agent.voiceId());
        put(part, "promptOverride", agent.promptOverride());
        put(part, "firstMessage", agent.firstMessage());
        put(part, "phoneNumberId", agent.phoneNumberId());
        return part.append("dynamicVariables", StorableValues.of(agent.dynamicVariables()));
    }

    private static AgentSettings agent(Document agent) {
        return new AgentSettings(
                text(agent, "agentId"),
                text(agent, "voiceId"),
                text(agent, "promptOverride"),
                text(agent, "firstMessage"),
                text(agent, "phoneNumberId"),
                PlainValues.of(agent.get("dynamicVariables", new Document())));
    }
}
