package dev.ringway.gateway.socketio;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * @param host the address to listen on; empty for all
 * @param port where Socket.IO listens; 0 takes a free one
 * @param eventLoopThreads threads that carry all connections
 * @param pingInterval between two pings of the server
 * @param pingTimeout how long a client may take to answer one
 * @param admissionTimeout from the handshake to an accepted CONNECT
 * @param upgradeTimeout from the opened WebSocket to the client's upgrade packet
 * @param lingerTimeout how long a closed client may take to fetch its last packets
 * @param maxPayloadBytes largest request body, message, polling response and binary data of one event
 * @param maxAttachments pieces of binary data in one event
 * @param maxQueuedPackets packets that wait for one client before it counts as slow
 * @param maxQueuedBytes bytes that wait for one client before it counts as slow
 */
@Validated
@ConfigurationProperties("ringway.gateway.socketio")
public record SocketIoSettings(
        @NotNull String host,
        @Min(0) @Max(65_535) int port,
        @Min(1) int eventLoopThreads,
        @NotNull Duration pingInterval,
        @NotNull Duration pingTimeout,
        @NotNull Duration admissionTimeout,
        @NotNull Duration upgradeTimeout,
        @NotNull Duration lingerTimeout,
        @Min(1_024) int maxPayloadBytes,
        @Min(0) @Max(1_000) int maxAttachments,
        @Min(16) int maxQueuedPackets,
        @Min(65_536) long maxQueuedBytes) {}
