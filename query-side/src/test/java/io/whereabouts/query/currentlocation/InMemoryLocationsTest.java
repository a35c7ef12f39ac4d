package io.whereabouts.query.currentlocation;

class InMemoryLocationsTest extends LocationsContract {
    @Override
    Locations locations() {
        return new InMemoryLocations();
    }
}
