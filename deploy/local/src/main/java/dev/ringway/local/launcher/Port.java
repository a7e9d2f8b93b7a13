package dev.ringway.local.launcher;

/** Every port that the system listens on, with its usual number; {@link #setting()} moves it. */
enum Port {
    REALTIME_GATEWAY(8080),
    WEBHOOK_INGEST(8081),
    CALL_STORE(8082),
    CAMPAIGN(8083),
    TRANSCRIPT(8084),
    ANALYTICS(8085),
    SHEETS_SYNC(8086),
    SOCKETIO(8090),
    SANDBOX(8099),
    REDIS(16379),
    KAFKA(19092),
    KAFKA_CONTROLLER(19093),
    MONGODB(27117);

    private final int usual;

    Port(int usual) {
        this.usual = usual;
    }

    int usual() {
        return usual;
    }

    String setting() {
        return name() + "_PORT";
    }
}
