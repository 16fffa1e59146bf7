"""The words a choice field can hold; `locale/*/landscape.toml` labels them under `choice.<Name>.<value>`."""

from enum import Enum


class _Word(Enum):
    """One of a few words, asked for all over a landscape."""

    # members are equal when they are the same; the hash of Enum is a function in Python
    __hash__ = object.__hash__


class OrganisationKind(_Word):
    """What an organisation is to the municipality."""

    SUPPLIER = "supplier"
    HOLDING = "holding"
    MUNICIPALITY = "municipality"
    SERVICE_ORGANISATION = "service_organisation"
    GOVERNMENT = "government"


class ServiceModel(_Word):
    """How an application is delivered."""

    SAAS = "saas"
    PAAS = "paas"
    IAAS = "iaas"
    ON_PREMISE = "on_premise"
    WORKPLACE = "workplace"


class Lifecycle(_Word):
    """Where an application is in its life."""

    PLANNED = "planned"
    IN_DEVELOPMENT = "in_development"
    IN_PRODUCTION = "in_production"
    STANDBY = "standby"
    PHASING_OUT = "phasing_out"
    RETIRED = "retired"


class TimeClass(_Word):
    """TIME: what the portfolio intends with an application."""

    TOLERATE = "tolerate"
    INVEST = "invest"
    MIGRATE = "migrate"
    ELIMINATE = "eliminate"


class Function(_Word):
    """Functions the Rijksbreed cloudbeleid 2026 §4.5 treats apart."""

    EMAIL = "email"
    WORKPLACE = "workplace"
    FILE_STORAGE = "file_storage"
    OTHER = "other"


class Met(_Word):
    """How far a core value is met (Meerjarenstrategie Digitale Autonomie 2026–2035 §2.1)."""

    NOT = "not"
    PARTLY = "partly"
    FULLY = "fully"


class CloudKind(_Word):
    """The kinds of place data and processes can be (Meerjarenstrategie §2.2 and §3.2)."""

    HYPERSCALER = "hyperscaler"
    HYPERSCALER_GUARDED = "hyperscaler_guarded"
    SAAS_INTERNATIONAL = "saas_international"
    SAAS_EUROPEAN = "saas_european"
    SAAS_GOVERNMENT = "saas_government"
    PRIVATE_EUROPEAN = "private_european"
    GOVERNMENT_CLOUD = "government_cloud"
    OWN_SERVER_ROOM = "own_server_room"
    OPERATIONAL_TECHNOLOGY = "operational_technology"


class PlatformService(_Word):
    """What a platform provides."""

    INFRASTRUCTURE = "infrastructure"
    PLATFORM = "platform"
    SOFTWARE = "software"
    STORAGE = "storage"
    WORKPLACE = "workplace"
    NETWORK = "network"
    SECURITY = "security"


class KeyHolder(_Word):
    """Who can use the encryption keys; the ladder of CSF criterion SOV-3.1."""

    SUPPLIER_ONLY = "supplier_only"
    SUPPLIER_FIRST = "supplier_first"
    SHARED = "shared"
    CUSTOMER_FIRST = "customer_first"
    CUSTOMER_ONLY = "customer_only"


class CutOff(_Word):
    """What happens when a supplier cuts us off; the ladder of CSF criterion SOV-1.8."""

    STOPS_AT_ONCE = "stops_at_once"
    STOPS_AFTER_DELAY = "stops_after_delay"
    CONTINUES_BY_CONTRACT = "continues_by_contract"
    CAN_BE_MOVED = "can_be_moved"
    CONTINUES = "continues"


class Bbn(_Word):
    """Basisbeveiligingsniveau; BIO2 drops these levels, the source documents still use them."""

    BBN1 = "BBN1"
    BBN2 = "BBN2"
    BBN2_PLUS = "BBN2+"
    BBN3 = "BBN3"


class Privacy(_Word):
    """AVG category of a dataset."""

    NO_PERSONAL_DATA = "no_personal_data"
    PERSONAL_DATA = "personal_data"
    SPECIAL_CATEGORIES = "special_categories"


class SecrecyClass(_Word):
    """State secret or Te Beschermen Belang, TBB1 being the highest (Rijksbreed cloudbeleid 2026 §5.2)."""

    NOT_CLASSIFIED = "not_classified"
    TBB4 = "tbb4"
    TBB3 = "tbb3"
    TBB2 = "tbb2"
    TBB1 = "tbb1"
    STATE_SECRET = "state_secret"  # noqa: S105 - a class of information


class DataRole(_Word):
    """Whether a dataset is the source or a copy."""

    SOURCE = "source"
    COPY = "copy"


class Clause(_Word):
    """What a contract settles."""

    EXIT_SUPPORT = "exit_support"
    DATA_RETURN = "data_return"
    CHANGE_OF_CONTROL = "change_of_control"
    SUB_PROCESSOR_APPROVAL = "sub_processor_approval"
    EU_ONLY = "eu_only"
    AUDIT = "audit"
    OWN_KEYS = "own_keys"
    OPEN_FORMATS = "open_formats"
    PRICE_CAP = "price_cap"
    GIBIT = "gibit"


class DependencyKind(_Word):
    """How one thing depends on another; read as `subject kind target`."""

    USES = "uses"
    RUNS_ON = "runs_on"
    SUPPLIED_BY = "supplied_by"
    OPERATED_BY = "operated_by"
    SUB_PROCESSOR_OF = "sub_processor_of"
    STORES = "stores"
    READS = "reads"


class EvidenceKind(_Word):
    """What kind of proof or claim a document is."""

    EXIT_PLAN = "exit_plan"
    EXIT_DRILL = "exit_drill"
    CERTIFICATE = "certificate"
    AUDIT_REPORT = "audit_report"
    ASSURANCE_REPORT = "assurance_report"
    DPIA = "dpia"
    PROCESSING_AGREEMENT = "processing_agreement"
    RISK_ANALYSIS = "risk_analysis"
    SERVICE_AGREEMENT = "service_agreement"
    CONTRACT_CLAUSE = "contract_clause"
    MEASUREMENT = "measurement"
    STATEMENT = "statement"


class Strength(_Word):
    """Claimed on paper, or proven by a test, audit or measurement."""

    CLAIMED = "claimed"
    PROVEN = "proven"
