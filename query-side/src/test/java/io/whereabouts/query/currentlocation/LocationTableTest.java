package io.whereabouts.query.currentlocation;

import io.whereabouts.query.given.LocalAws;

class LocationTableTest extends LocationsContract {
    @Override
    Locations locations() {
        return new LocationTable(LocalAws.dynamoDb(), TestTable.create());
    }
}
