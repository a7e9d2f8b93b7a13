package dev.ringway.ingest.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class TrustedProxiesTest {

    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "2001:db8::1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 192.0.2.1                       | 203.0.113.9",
                "10.1.2.3    | 192.0.2.1                       | 192.0.2.1",
                "2001:db8::1 | 192.0.2.1                       | 192.0.2.1",
                "10.1.2.3    | 198.51.100.7, 192.0.2.1         | 192.0.2.1",
                "10.1.2.3    | 198.51.100.7, 192.0.2.1,10.9.9.9| 192.0.2.1",
                "10.1.2.3    | 192.0.2.1:4711                  | 192.0.2.1",
                "10.1.2.3    | [2001:db8:1:2:3::4]:4711        | 20010db800010002::",
                "10.1.2.3    | 2001:db8:1:2:99::4              | 20010db800010002::",
                "10.1.2.3    | 192.0.2.1, unknown              | 10.1.2.3",
                "10.1.2.3    | [                               | 10.1.2.3",
                "10.1.2.3    | 10.9.9.9                        | 10.9.9.9"
            })
    void theClientIsTheLastOneThatIsNoProxyOfOurs(String sender, String forwardedFor, String client) {
        assertThat(proxies.client(MockServerHttpRequest.method(HttpMethod.POST, "/")
                        .remoteAddress(new InetSocketAddress(sender, 40_000))
                        .header("X-Forwarded-For", forwardedFor)
                        .build()))
                .isEqualTo(client);
    }

    @Test
    void withoutTheHeaderItIsTheSender() {
        assertThat(proxies.client(MockServerHttpRequest.method(HttpMethod.POST, "/")
                        .remoteAddress(new InetSocketAddress("10.1.2.3", 40_000))
                        .build()))
                .isEqualTo("10.1.2.3");
    }
}
