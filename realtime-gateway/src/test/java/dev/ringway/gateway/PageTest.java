package dev.ringway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Instance gateway;

    @BeforeAll
    static void start() {
        gateway = Instance.start(
                "SOCKETIO_PUBLIC_URL=https://live.example:8443/",
                "CALL_STORE_PUBLIC_URL=http://calls.example",
                "CAMPAIGN_PUBLIC_URL=http://campaigns.example",
                "TRANSCRIPT_PUBLIC_URL=http://transcripts.example");
    }

    @AfterAll
    static void stop() {
        gateway.close();
        HTTP.close();
    }

    @Test
    void the_page_learns_where_the_services_are_without_a_token() throws Exception {
        HttpResponse<String> answer = get("/config.json");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"socketUrl\":\"https://live.example:8443\",\"callStoreUrl\":\"http://calls.example\","
                        + "\"campaignUrl\":\"http://campaigns.example\","
                        + "\"transcriptUrl\":\"http://transcripts.example\"}");
    }

    @Test
    void the_document_may_load_its_own_files_and_reach_the_named_services_alone() throws Exception {
        HttpResponse<String> answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("data-testid=\"sign-in\"");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
                                + " https://live.example:8443 wss://live.example:8443 http://calls.example"
                                + " http://campaigns.example http://transcripts.example;"
                                + " media-src 'self' http://calls.example http://transcripts.example;")
                .contains("frame-ancestors 'none'", "form-action 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/app/main.js, text/javascript",
        "/vendor/socket.io.esm.min.js, text/javascript",
        "/vendor/oauth4webapi.js, text/javascript",
        "/app/styles/base.css, text/css",
        "/app/icon.svg, image/svg+xml"
    })
    void files_are_open_and_are_loaded_again_only_when_they_changed(String path, String type) throws Exception {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith(type);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = send(request(path).header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(send(request(path).header("If-None-Match", "\"other\"")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/live",
                "/calls?status=failed",
                "/calls/CA00000000000000000000000000000001",
                "/campaigns",
                "/campaigns/new",
                "/campaigns/64b1f0a1c2d3e4f5a6b7c8d9/setup?step=rules",
                "/contacts",
                "/contacts/import"
            })
    void every_page_has_an_address_of_its_own(String address) throws Exception {
        HttpResponse<String> answer = send(request(address).header("Accept", "text/html,*/*;q=0.8"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("data-testid=\"sign-in\"");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .startsWith("default-src 'none'; script-src 'self'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dashboard", "/calls/CA1/more", "/campaigns/1/2/3"})
    void people_are_told_by_the_page_that_there_is_nothing_and_programs_by_a_problem(String address) throws Exception {
        HttpResponse<String> people = send(request(address).header("Accept", "text/html,*/*;q=0.8"));
        assertThat(people.statusCode()).isEqualTo(404);
        assertThat(people.body()).contains("data-testid=\"sign-in\"");
        HttpResponse<String> programs = send(request(address).header("Accept", "application/json"));
        assertThat(programs.statusCode()).isEqualTo(404);
        assertThat(programs.body()).contains("\"code\":\"not-found\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/none.js", "/vendor/none.js", "/api/v1/none"})
    void a_file_that_is_not_there_is_not_the_page(String path) throws Exception {
        HttpResponse<String> answer = send(request(path).header("Accept", "text/html,*/*;q=0.8"));
        assertThat(answer.statusCode()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("<!doctype");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/application.yml", "/app/../application.yml", "/app/%2e%2e/application.yml", "/dashboard"})
    void nothing_else_is_open(String path) throws Exception {
        assertThat(get(path).statusCode()).isBetween(400, 499);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.httpUrl() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
