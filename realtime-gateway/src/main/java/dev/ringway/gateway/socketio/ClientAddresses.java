package dev.ringway.gateway.socketio;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * By which address a connection counts: the sender's, or behind proxies of ours the last one that X-Forwarded-For names
 * and that is none of them. What stands before may be anybody's.
 */
final class ClientAddresses {

    /** One who has an IPv6 address has all 2^64 of its network. */
    private static final int NETWORK_OCTETS = 8;

    private final List<IpSubnetFilterRule> proxies;

    /** @param trustedProxies e.g. {@code 10.0.0.0/8}, {@code 2001:db8::1} */
    ClientAddresses(List<String> trustedProxies) {
        this.proxies = trustedProxies.stream().map(ClientAddresses::range).toList();
    }

    String of(Channel channel, HttpRequest request) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress sender)) {
            return "unknown";
        }
        List<String> forwarded = request.headers().getAll("X-Forwarded-For").stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .toList()
                .reversed();
        InetSocketAddress client = sender;
        for (String hop : forwarded) {
            InetAddress address = NetUtil.createInetAddressFromIpAddressString(withoutPort(hop.strip()));
            if (!isProxy(client) || address == null) {
                break;
            }
            client = new InetSocketAddress(address, 0);
        }
        return text(client.getAddress());
    }

    private boolean isProxy(InetSocketAddress sender) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(sender));
    }

    private static String text(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_OCTETS)) + "::"
                : address.getHostAddress();
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
