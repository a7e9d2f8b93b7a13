package dev.ringway.ingest.proxy;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The proxies whose X-Forwarded headers are believed; everybody else's may say anything. */
public final class TrustedProxies {

    /** One who has an IPv6 address has all 2^64 of its network. */
    private static final int NETWORK_OCTETS = 8;

    private static final String NOBODY = "unknown";

    private final List<IpSubnetFilterRule> ranges;

    /** @param addressesOrCidrs e.g. {@code 10.0.0.0/8}, {@code 2001:db8::1} */
    public TrustedProxies(List<String> addressesOrCidrs) {
        this.ranges = addressesOrCidrs.stream().map(TrustedProxies::range).toList();
    }

    public boolean include(@Nullable InetSocketAddress sender) {
        return sender != null && ranges.stream().anyMatch(proxy -> proxy.matches(sender));
    }

    /**
     * By which client a request counts: the sender, or behind proxies of ours the last one that X-Forwarded-For names and
     * that is none of them. The names before may be anybody's.
     */
    public String client(ServerHttpRequest request) {
        InetSocketAddress client = request.getRemoteAddress();
        List<String> forwarded =
                request.getHeaders().getValuesAsList("X-Forwarded-For").reversed();
        for (String hop : forwarded) {
            InetAddress address = NetUtil.createInetAddressFromIpAddressString(withoutPort(hop.strip()));
            if (!include(client) || address == null) {
                break;
            }
            client = new InetSocketAddress(address, 0);
        }
        return client(client);
    }

    /** As text: an IPv4 address, or the network of an IPv6 address. */
    public static String client(@Nullable InetSocketAddress sender) {
        InetAddress address = sender == null ? null : sender.getAddress();
        if (address instanceof Inet6Address) {
            return HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_OCTETS)) + "::";
        }
        return address == null ? NOBODY : address.getHostAddress();
    }

    /** Some proxies write {@code 192.0.2.1:4711} or {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            return hop.substring(1, Math.max(1, hop.indexOf(']')));
        }
        int colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static IpSubnetFilterRule range(String addressOrCidr) {
        String cidr = addressOrCidr.contains("/")
                ? addressOrCidr
                : addressOrCidr + (addressOrCidr.contains(":") ? "/128" : "/32");
        return new IpSubnetFilterRule(cidr, IpFilterRuleType.ACCEPT);
    }
}
