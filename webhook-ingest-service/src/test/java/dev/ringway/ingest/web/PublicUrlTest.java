package dev.ringway.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.unit.DataSize;

class PublicUrlTest {

    private static final String RECEIVED = "http://10.1.2.3:8081/status?a=J%C3%B6%2b&b=&";

    @ParameterizedTest
    @CsvSource({
        "https://calls.example.com, https://calls.example.com/status?a=J%C3%B6%2b&b=&",
        "https://calls.example.com/, https://calls.example.com/status?a=J%C3%B6%2b&b=&",
        "https://calls.example.com/ringway, https://calls.example.com/ringway/status?a=J%C3%B6%2b&b=&",
        "https://calls.example.com:8443#rc=3, https://calls.example.com:8443/status?a=J%C3%B6%2b&b=&"
    })
    void isTheConfiguredOriginWithPathAndQueryAsReceived(String baseUrl, String url) {
        assertThat(publicUrl(baseUrl).of(forwarded("10.1.2.3"))).isEqualTo(url);
    }

    @Test
    void theOwnProxySaysWhichOriginWasCalled() {
        PublicUrl publicUrl = publicUrl("https://calls.example.com", "10.0.0.0/8", "2001:db8::1");
        String told = "https://eu.example.com/status?a=J%C3%B6%2b&b=&";
        assertThat(publicUrl.of(forwarded("10.9.9.9"))).isEqualTo(told);
        assertThat(publicUrl.of(forwarded("2001:db8::1"))).isEqualTo(told);
        assertThat(publicUrl.of(forwarded("11.0.0.1"))).startsWith("https://calls.example.com/");
        assertThat(publicUrl.of(forwarded("2001:db8::2"))).startsWith("https://calls.example.com/");
    }

    @ParameterizedTest
    @CsvSource({"https://calls.example.com/ringway/", "https://calls.example.com/ringway#rc=3"})
    void thePathPrefixThatTheProxyStripsStandsBehindTheForwardedOrigin(String baseUrl) {
        assertThat(publicUrl(baseUrl, "10.0.0.0/8").of(forwarded("10.9.9.9")))
                .isEqualTo("https://eu.example.com/ringway/status?a=J%C3%B6%2b&b=&");
    }

    private static ServerHttpRequest forwarded(String sender) {
        return MockServerHttpRequest.method(HttpMethod.POST, URI.create(RECEIVED))
                .remoteAddress(new InetSocketAddress(sender, 40_000))
                .header("X-Forwarded-Proto", "http, https")
                .header("X-Forwarded-Host", "evil.example, eu.example.com")
                .build();
    }

    private static PublicUrl publicUrl(String baseUrl, String... trustedProxies) {
        return new PublicUrl(new WebhookSettings(
                baseUrl,
                List.of(trustedProxies),
                DataSize.ofKilobytes(64),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5)));
    }
}
