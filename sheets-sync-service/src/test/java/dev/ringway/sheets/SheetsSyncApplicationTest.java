package dev.ringway.sheets;

import dev.ringway.starter.test.mongo.ServiceContract;
import java.util.Set;

class SheetsSyncApplicationTest extends ServiceContract {

    SheetsSyncApplicationTest() {
        super(Set.of());
    }
}
