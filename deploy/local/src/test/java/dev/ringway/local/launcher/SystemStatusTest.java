package dev.ringway.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringway.local.server.FreePorts;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SystemStatusTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void nobodyElsesPorts() {
        environment.put("RINGWAY_ROOT", folder.toString());
        for (Port port : Port.values()) {
            environment.put(port.setting(), Integer.toString(FreePorts.next()));
        }
    }

    @Test
    void theJsonHasWhatProgramsAreGiven() {
        JsonNode json = json();
        JsonNode services = json.get("services");
        assertThat(services.propertyNames()).containsExactlyElementsOf(Service.labels());
        assertThat(services.at("/call-store-service/url").stringValue())
                .isEqualTo("http://localhost:" + environment.get("CALL_STORE_PORT"));
        assertThat(services.at("/call-store-service/state").stringValue()).isEqualTo("stopped");
        assertThat(services.at("/realtime-gateway/socketUrl").stringValue())
                .isEqualTo("http://localhost:" + environment.get("SOCKETIO_PORT"));
        assertThat(json.get("mongodb").stringValue())
                .isEqualTo("mongodb://localhost:" + environment.get("MONGODB_PORT") + "/?replicaSet=rs0");
        assertThat(json.get("kafka").stringValue()).isEqualTo("localhost:" + environment.get("KAFKA_PORT"));
        assertThat(json.get("redis").stringValue()).isEqualTo("redis://localhost:" + environment.get("REDIS_PORT"));
        assertThat(json.get("sandbox").stringValue()).isEqualTo("http://localhost:" + environment.get("SANDBOX_PORT"));
        assertThat(json.get("publicBaseUrl").stringValue())
                .isEqualTo("http://localhost:" + environment.get("WEBHOOK_INGEST_PORT"));
        assertThat(json.at("/twilio/accountSid").stringValue()).matches("AC[0-9a-f]{32}");
        assertThat(json.at("/twilio/authToken").stringValue()).matches("[0-9a-f]{32}");
        assertThat(json.at("/elevenlabs/webhookSecret").stringValue()).startsWith("wsec_");
        assertThat(json.at("/elevenlabs/apiKey").stringValue()).startsWith("sk_");
        assertThat(json.get("logs").stringValue())
                .isEqualTo(folder.resolve(".ringway/logs").toString());
    }

    @Test
    void theLocalSecretsStayTheSame() {
        assertThat(json().get("twilio")).isEqualTo(json().get("twilio"));
    }

    @Test
    void aRunningServerHasItsPidAndIsReadyWhenItsPortAnswers() throws IOException {
        Home home = Home.from(environment).create();
        new RunSettings(home).keep(environment);
        new PidFiles(home.run()).write("redis", ProcessHandle.current());
        JsonNode starting = json().at("/processes/redis");
        assertThat(starting.get("pid").longValue())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(starting.get("state").stringValue()).isEqualTo("starting");
        try (ServerSocket redis = new ServerSocket(Integer.parseInt(environment.get("REDIS_PORT")))) {
            assertThat(redis.isBound()).isTrue();
            assertThat(json().at("/processes/redis/state").stringValue()).isEqualTo("ready");
        }
    }

    @Test
    void whileSomethingRunsItsSettingsHoldInEveryShell() throws IOException {
        Home home = Home.from(environment).create();
        new RunSettings(home).keep(environment);
        new PidFiles(home.run()).write("redis", ProcessHandle.current());
        Map<String, String> otherShell = Map.of("RINGWAY_ROOT", folder.toString(), "KAFKA_PORT", "1");
        assertThat(Ringway.Context.open(otherShell).wiring().kafka())
                .isEqualTo("localhost:" + environment.get("KAFKA_PORT"));
    }

    @Test
    void aPartStartsAgainByTheRulesOfTheSystemAndNotOfTheShell() throws IOException {
        Home home = Home.from(environment).create();
        environment.put("RINGWAY_TWILIO_SUBACCOUNTS_0_ACCOUNTSID", "ACsub");
        new RunSettings(home).keep(environment);
        new PidFiles(home.run()).write("redis", ProcessHandle.current());
        Map<String, String> otherShell =
                Map.of("RINGWAY_ROOT", folder.toString(), "PATH", "/bin", "SERVER_ADDRESS", "0.0.0.0");

        assertThat(Ringway.Context.open(otherShell).wiring().environment(Service.CAMPAIGN))
                .containsEntry("RINGWAY_TWILIO_SUBACCOUNTS_0_ACCOUNTSID", "ACsub")
                .containsEntry("PATH", "/bin")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1");
    }

    @Test
    void aServerElsewhereHasNoProcessHere() {
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "broker.example.com:9092");
        JsonNode json = json();
        assertThat(json.get("kafka").stringValue()).isEqualTo("broker.example.com:9092");
        assertThat(json.at("/processes/kafka/state").stringValue()).isEqualTo("external");
    }

    @Test
    void theTextHasALineForEachPart() {
        String text = SystemStatus.of(Ringway.Context.open(environment)).text();
        assertThat(Arrays.asList(text.split(System.lineSeparator(), -1))).hasSize(Service.values().length + 4);
    }

    private JsonNode json() {
        return JsonMapper.shared()
                .readTree(SystemStatus.of(Ringway.Context.open(environment)).json());
    }
}
