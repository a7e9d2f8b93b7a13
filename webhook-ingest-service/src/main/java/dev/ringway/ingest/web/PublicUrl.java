package dev.ringway.ingest.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The URL that the provider called and signed: the public origin, then path and query as they were received. */
@Component
class PublicUrl {

    private final String origin;
    private final String pathPrefix;
    private final List<IpSubnetFilterRule> trustedProxies;

    PublicUrl(WebhookSettings settings) {
        String url = settings.publicBaseUrl();
        int fragment = url.indexOf('#');
        String withoutFragment = fragment < 0 ? url : url.substring(0, fragment);
        String base = withoutFragment.replaceAll("/+$", "");
        int path = base.indexOf('/', base.indexOf("://") + 3);
        this.origin = path < 0 ? base : base.substring(0, path);
        this.pathPrefix = path < 0 ? "" : base.substring(path);
        this.trustedProxies =
                settings.trustedProxies().stream().map(PublicUrl::range).toList();
    }

    String of(ServerHttpRequest request) {
        String query = request.getURI().getRawQuery();
        return forwardedOrigin(request).orElse(origin)
                + pathPrefix
                + request.getURI().getRawPath()
                + (query == null ? "" : "?" + query);
    }

    /** With several values the last one counts: our own proxy wrote it, the ones before may be anybody's. */
    private Optional<String> forwardedOrigin(ServerHttpRequest request) {
        Optional<String> proto = last(request.getHeaders(), "X-Forwarded-Proto");
        Optional<String> host = last(request.getHeaders(), "X-Forwarded-Host");
        return proto.isPresent() && host.isPresent() && fromTrustedProxy(request)
                ? Optional.of(proto.get() + "://" + host.get())
                : Optional.empty();
    }

    private boolean fromTrustedProxy(ServerHttpRequest request) {
        InetSocketAddress sender = request.getRemoteAddress();
        return sender != null && trustedProxies.stream().anyMatch(proxy -> proxy.matches(sender));
    }

    private static IpSubnetFilterRule range(String addressOrCidr) {
        String cidr = addressOrCidr.contains("/")
                ? addressOrCidr
                : addressOrCidr + (addressOrCidr.contains(":") ? "/128" : "/32");
        return new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT);
    }

    private static Optional<String> last(HttpHeaders headers, String name) {
        List<String> values = headers.getValuesAsList(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }
}
