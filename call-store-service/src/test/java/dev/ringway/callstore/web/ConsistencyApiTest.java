package dev.ringway.callstore.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ringway.callstore.ServiceClient;
import dev.ringway.callstore.store.StoredCalls;
import dev.ringway.starter.security.Role;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConsistencyApiTest extends RunningCallStore {

    private static final String PATH = "/api/v1/ops/call-store-service/consistency-checks";

    @Test
    void aCheckIsAskedForAndItsReportSaysWhatWasFoundAndWhatToDo() {
        Date created = Date.from(Instant.now().minus(Duration.ofMinutes(10)));
        String sid = newSid();
        insert(new Document(StoredCalls.call(1))
                .append("_id", sid)
                .append("attemptId", sid)
                .append("createdAt", created)
                .append("updatedAt", created));
        String asked = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "from",
                        created.toInstant().minusSeconds(1).toString(),
                        "to",
                        created.toInstant().plusSeconds(1).toString()));
        ServiceClient client = new ServiceClient(port);
        assertThat(client.post(PATH, Role.OPERATOR, asked).statusCode()).isEqualTo(403);

        HttpResponse<byte[]> answer = client.post(PATH, Role.ADMIN, asked);

        assertThat(answer.statusCode()).isEqualTo(202);
        String report = answer.headers().firstValue("Location").orElseThrow();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> ServiceClient.json(client.get(report, Role.VIEWER))
                        .get("state")
                        .stringValue()
                        .equals("done"));
        JsonNode done = ServiceClient.json(client.get(report, Role.VIEWER));
        assertThat(done.get("repair").booleanValue()).isFalse();
        assertThat(done.get("found").get("call-without-events").longValue()).isEqualTo(1);
        assertThat(done.at("/findings/0/id").stringValue()).isEqualTo(sid);
        assertThat(done.at("/findings/0/advice").stringValue()).startsWith("Reconcile");
        assertThat(ServiceClient.json(client.get(PATH, Role.VIEWER)).get("items"))
                .anySatisfy(item -> assertThat(item.get("id")).isEqualTo(done.get("id")));
        assertThat(client.get(PATH + "/none", Role.VIEWER).statusCode()).isEqualTo(404);
    }
}
