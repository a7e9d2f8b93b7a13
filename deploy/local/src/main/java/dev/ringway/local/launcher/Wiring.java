package dev.ringway.local.launcher;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who is reached where: the settings' real servers and accounts where given, else the local ones.
 *
 * @param data the folder for what services keep on the disk
 */
record Wiring(Settings settings, Secrets secrets, Path data) {

    private static final String REPLICA_SET = "rs0";

    /** They write or read what is too large for Kafka and MongoDB. */
    private static final Set<Service> KEEPING_OBJECTS =
            EnumSet.of(Service.WEBHOOK_INGEST, Service.CALL_STORE, Service.CAMPAIGN, Service.TRANSCRIPT);

    /**
     * The sandbox takes as many calls as there are, so a campaign of hundreds need not last as long as at Twilio; and a call
     * is in its lists at once, so one that is not there a minute after it was asked for never was. What it reports of a call
     * comes within moments, so a campaign is completed soon.
     */
    private static final Map<String, String> PACE_OF_THE_SANDBOX = Map.of(
            "PACE_ACCOUNT_CALLS_PER_SECOND", "20",
            "PACE_CALLER_ID_CALLS_PER_SECOND", "10",
            "PACE_AHEAD", "1s",
            "CAMPAIGN_COMPLETES_AFTER", "3s",
            "DIALER_SETTLING_LOOK", "5s",
            "DIALER_SETTLING_LIMIT", "60s");

    String url(Service service) {
        return local(service.port());
    }

    String socketUrl() {
        return local(Port.SOCKETIO);
    }

    /** Absent where Twilio itself is used. */
    Optional<String> sandboxUrl() {
        return settings.realTwilio() ? Optional.empty() : Optional.of(local(Port.SANDBOX));
    }

    String publicBaseUrl() {
        return settings.text("PUBLIC_BASE_URL").orElseGet(() -> local(Port.WEBHOOK_INGEST));
    }

    String mongodb() {
        return settings.text("MONGODB_URI")
                .orElseGet(() -> "mongodb://localhost:" + settings.port(Port.MONGODB) + "/?replicaSet=" + REPLICA_SET);
    }

    String mongodb(String database) {
        return MongoAddress.withDatabase(mongodb(), database);
    }

    String kafka() {
        return settings.text("KAFKA_BOOTSTRAP_SERVERS").orElseGet(() -> "localhost:" + settings.port(Port.KAFKA));
    }

    String redis() {
        return settings.text("REDIS_URI").orElseGet(() -> "redis://localhost:" + settings.port(Port.REDIS));
    }

    String spool() {
        return settings.text("WEBHOOK_SPOOL_DIR")
                .orElseGet(() -> data.resolve("spool").toString());
    }

    String objects() {
        return settings.text("OBJECT_STORAGE_DIR")
                .orElseGet(() -> data.resolve("objects").toString());
    }

    String twilioAccountSid() {
        return realOr("TWILIO_ACCOUNT_SID", secrets.twilioAccountSid());
    }

    String twilioAuthToken() {
        return realOr("TWILIO_AUTH_TOKEN", secrets.twilioAuthToken());
    }

    String elevenLabsWebhookSecret() {
        return settings.text("ELEVENLABS_WEBHOOK_SECRET").orElse(secrets.elevenLabsWebhookSecret());
    }

    String elevenLabsApiKey() {
        return settings.text("ELEVENLABS_API_KEY").orElse(secrets.elevenLabsApiKey());
    }

    String elevenLabsInitiationSecret() {
        return settings.text("ELEVENLABS_INITIATION_SECRET").orElse(secrets.elevenLabsInitiationSecret());
    }

    String jwtKey() {
        return settings.text("RINGWAY_JWT_KEY").orElse(secrets.jwtKey());
    }

    /** The whole environment of a service: what is set for the system, and what follows from that. */
    Map<String, String> environment(Service service) {
        Map<String, String> environment = new TreeMap<>(common());
        environment.put("SERVER_PORT", Integer.toString(settings.port(service.port())));
        service.database().ifPresent(database -> environment.put("MONGODB_URI", mongodb(database)));
        if (service == Service.WEBHOOK_INGEST) {
            environment.put("WEBHOOK_SPOOL_DIR", spool());
        }
        if (KEEPING_OBJECTS.contains(service) && !settings.has("OBJECT_STORAGE_S3_BUCKET")) {
            environment.put("OBJECT_STORAGE_DIR", objects());
        }
        if (service == Service.WEBHOOK_INGEST && !settings.has("WEBHOOK_QUARANTINE_DIR")) {
            environment.put("WEBHOOK_QUARANTINE_DIR", data.resolve("quarantine").toString());
        }
        if (service == Service.CAMPAIGN && !settings.realTwilio()) {
            PACE_OF_THE_SANDBOX.forEach(
                    (name, pace) -> environment.put(name, settings.text(name).orElse(pace)));
        }
        return environment;
    }

    /** The whole environment of the sandbox, and of a program that drives it. */
    Map<String, String> sandboxEnvironment() {
        Map<String, String> environment = new TreeMap<>(common());
        environment.put("SERVER_PORT", Integer.toString(settings.port(Port.SANDBOX)));
        return environment;
    }

    private Map<String, String> common() {
        Map<String, String> environment = new TreeMap<>(settings.environment());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka());
        environment.put("REDIS_URI", redis());
        // This machine alone, as MongoDB, Kafka and Redis; for others set SERVER_ADDRESS=0.0.0.0.
        environment.put("SERVER_ADDRESS", settings.text("SERVER_ADDRESS").orElse("127.0.0.1"));
        environment.put("SOCKETIO_PORT", Integer.toString(settings.port(Port.SOCKETIO)));
        environment.put("SOCKETIO_URL", socketUrl());
        environment.put("PUBLIC_BASE_URL", publicBaseUrl());
        environment.put("TWILIO_ACCOUNT_SID", twilioAccountSid());
        environment.put("TWILIO_AUTH_TOKEN", twilioAuthToken());
        environment.put("ELEVENLABS_WEBHOOK_SECRET", elevenLabsWebhookSecret());
        environment.put("ELEVENLABS_API_KEY", elevenLabsApiKey());
        environment.put("ELEVENLABS_INITIATION_SECRET", elevenLabsInitiationSecret());
        environment.put(
                "RINGWAY_CORS_ALLOWED_ORIGINS",
                settings.text("RINGWAY_CORS_ALLOWED_ORIGINS").orElseGet(() -> url(Service.REALTIME_GATEWAY)));
        sandboxUrl().ifPresent(url -> {
            environment.put("SANDBOX_URL", url);
            environment.put(
                    "TWILIO_API_BASE_URL", settings.text("TWILIO_API_BASE_URL").orElse(url));
            // Who brings a key of ElevenLabs means ElevenLabs itself.
            if (!settings.has("ELEVENLABS_API_KEY")) {
                environment.put(
                        "ELEVENLABS_API_BASE_URL",
                        settings.text("ELEVENLABS_API_BASE_URL").orElse(url));
            }
        });
        if (!settings.has("RINGWAY_JWT_ISSUER")) {
            environment.put("RINGWAY_JWT_KEY", jwtKey());
        }
        for (Service other : Service.values()) {
            environment.put(other.urlSetting(), url(other));
        }
        return environment;
    }

    // An account without its token, or without the address to call back, is not used: half of it would sign wrongly.
    private String realOr(String name, String local) {
        return settings.realTwilio() ? settings.text(name).orElse(local) : local;
    }

    private String local(Port port) {
        return "http://localhost:" + settings.port(port);
    }
}
