-- What documents say beside their lines: a discount on the whole, a note, another delivery address, the
-- client's own address beside its billing address, payment terms, exemptions in the seller's words. An address
-- whose lines are null is not given. What is there already has none of it.

alter table invoicing.product
    add column exemption_text text not null default '';

alter table invoicing.quote
    add column order_reference text not null default '',
    add column note text not null default '',
    add column delivery_date date,
    add column delivery_address_lines text[],
    add column delivery_postal_code text,
    add column delivery_city text,
    add column delivery_country_code text,
    add column buyer_main_address_lines text[],
    add column buyer_main_postal_code text,
    add column buyer_main_city text,
    add column buyer_main_country_code text,
    add column discount_kind text not null default 'none'
        check (discount_kind in ('none', 'percent', 'amount')),
    add column discount_value numeric not null default 0,
    add column discount_minor bigint not null default 0;

alter table invoicing.quote_line
    add column exemption_text text not null default '';

alter table invoicing.draft_invoice
    add column note text not null default '',
    add column delivery_address_lines text[],
    add column delivery_postal_code text,
    add column delivery_city text,
    add column delivery_country_code text,
    add column buyer_main_address_lines text[],
    add column buyer_main_postal_code text,
    add column buyer_main_city text,
    add column buyer_main_country_code text,
    add column discount_kind text not null default 'none'
        check (discount_kind in ('none', 'percent', 'amount')),
    add column discount_value numeric not null default 0,
    add column discount_minor bigint not null default 0,
    add column terms_end_of_month boolean not null default false,
    add column terms_penalty_rate numeric,
    add column terms_early_payment text not null default '';

alter table invoicing.draft_line
    add column exemption_text text not null default '';

alter table invoicing.seller
    add column extra_mentions text[] not null default '{}';

alter table invoicing.invoice
    add column note text not null default '',
    add column delivery_address_lines text[],
    add column delivery_postal_code text,
    add column delivery_city text,
    add column delivery_country_code text,
    add column buyer_main_address_lines text[],
    add column buyer_main_postal_code text,
    add column buyer_main_city text,
    add column buyer_main_country_code text,
    add column discount_kind text not null default 'none'
        check (discount_kind in ('none', 'percent', 'amount')),
    add column discount_value numeric not null default 0,
    add column discount_minor bigint not null default 0,
    add column terms_end_of_month boolean not null default false,
    add column terms_penalty_rate numeric,
    add column terms_early_payment text not null default '';

alter table invoicing.invoice_line
    add column exemption_text text not null default '';

alter table invoicing.invoice_vat
    add column exemption_text text not null default '',
    add column discount_minor bigint not null default 0;

-- Its share of the invoice's discount; note and addresses are the invoice's.
alter table invoicing.credit_note
    add column discount_minor bigint not null default 0;

alter table invoicing.credit_note_vat
    add column exemption_text text not null default '',
    add column discount_minor bigint not null default 0;
