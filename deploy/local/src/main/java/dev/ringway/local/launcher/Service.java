package dev.ringway.local.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The seven services; the one place that lists them. */
enum Service {
    WEBHOOK_INGEST("webhook-ingest-service", "dev.ringway.ingest.WebhookIngestApplication", Port.WEBHOOK_INGEST, ""),
    CALL_STORE("call-store-service", "dev.ringway.callstore.CallStoreApplication", Port.CALL_STORE, "call_store"),
    CAMPAIGN("campaign-service", "dev.ringway.campaign.CampaignApplication", Port.CAMPAIGN, "campaigns"),
    TRANSCRIPT("transcript-service", "dev.ringway.transcript.TranscriptApplication", Port.TRANSCRIPT, "transcripts"),
    ANALYTICS("analytics-service", "dev.ringway.analytics.AnalyticsApplication", Port.ANALYTICS, "analytics"),
    REALTIME_GATEWAY("realtime-gateway", "dev.ringway.gateway.RealtimeGatewayApplication", Port.REALTIME_GATEWAY, ""),
    SHEETS_SYNC("sheets-sync-service", "dev.ringway.sheets.SheetsSyncApplication", Port.SHEETS_SYNC, "sheets_sync");

    private final String label;
    private final String mainClass;
    private final Port port;
    private final String database;

    Service(String label, String mainClass, Port port, String database) {
        this.label = label;
        this.mainClass = mainClass;
        this.port = port;
        this.database = database;
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Service::label).toList();
    }

    /** The name in commands and in the status, and the folder of its module. */
    String label() {
        return label;
    }

    String mainClass() {
        return mainClass;
    }

    Port port() {
        return port;
    }

    /** Its own database, if it keeps one. */
    Optional<String> database() {
        return Optional.of(database).filter(name -> !name.isEmpty());
    }

    /** The environment name by which others learn its address. */
    String urlSetting() {
        return name() + "_URL";
    }
}
